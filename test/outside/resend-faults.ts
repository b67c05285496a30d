import * as z from "zod"

/** Answers that Resend gives without taking anything, by a short name. Status and name are those of its error list. */
const answers = {
  rate_limit: [
    429,
    "rate_limit_exceeded",
    "Too many requests. Please limit the number of requests per second.",
  ],
  daily_quota: [429, "daily_quota_exceeded", "You have reached your daily email sending quota."],
  monthly_quota: [429, "monthly_quota_exceeded", "You have reached your monthly email sending quota."],
  unauthorized: [401, "restricted_api_key", "This API key is restricted to only send emails."],
  forbidden: [403, "invalid_api_key", "API key is invalid."],
  blocked: [451, "security_error", "We may have found a security issue with the request."],
  error: [500, "application_error", "An unexpected error occurred."],
  unavailable: [503, "service_unavailable", "The service is unavailable."],
  in_progress: [409, "concurrent_idempotent_requests", "Another request with this key is in progress."],
  conflict: [409, "invalid_idempotent_request", "The key was used with a different request payload."],
} as const

/**
 * What goes wrong with the next calls. `drop` takes the mails and then loses the line; `garbled` answers 502 with HTML
 * and takes nothing; `slow` answers as usual after `ms`; `answer` is any error of Resend's list.
 */
export const Fault = z
  .object({
    kind: z.enum([
      ...(Object.keys(answers) as (keyof typeof answers)[]),
      "answer",
      "drop",
      "garbled",
      "slow",
    ]),
    /** How many calls it befalls. */
    times: z.int().min(1).default(1),
    /** Only calls to this path. */
    path: z.enum(["/emails", "/emails/batch"]).optional(),
    /** Seconds, for Retry-After. */
    retryAfter: z.int().min(0).optional(),
    ms: z.int().min(0).max(60_000).default(1000),
    status: z.int().min(400).max(599).optional(),
    name: z.string().optional(),
    message: z.string().optional(),
  })
  .strict()
export type Fault = z.infer<typeof Fault>

/** An error as Resend writes it. */
export const problem = (
  status: number,
  name: string,
  message: string,
  headers: Record<string, string> = {},
) => Response.json({ statusCode: status, name, message }, { status, headers })

export const lostLine = () =>
  new Response("<html><body><h1>502 Bad Gateway</h1></body></html>", {
    status: 502,
    headers: { "content-type": "text/html" },
  })

/** The answer of a fault that takes nothing; null for those that take the mails first, or only take their time. */
export function faultAnswer(fault: Fault): Response | null {
  if (fault.kind === "drop" || fault.kind === "slow") return null
  if (fault.kind === "garbled") return lostLine()
  const [status, name, message] =
    fault.kind === "answer" ? ([500, "application_error", ""] as const) : answers[fault.kind]
  const headers: Record<string, string> =
    fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) }
  return problem(fault.status ?? status, fault.name ?? name, fault.message ?? message, headers)
}
