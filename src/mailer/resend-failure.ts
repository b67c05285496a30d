import * as z from "zod"
import { redact } from "../delivery/redact.ts"
import type { Outcome, RefusalKind } from "./mailer.ts"

/** Resend's error body. `statusCode` is null when there was no answer at all: no network, time-out, a dropped line. */
const Failure = z.object({
  name: z.string().catch("unnamed"),
  message: z.string().catch(""),
  statusCode: z.int().nullable().catch(null),
})

const refusals: Record<string, { kind: RefusalKind; scope: "call" | "day" | "account" }> = {
  rate_limit_exceeded: { kind: "rate_limit", scope: "call" },
  daily_quota_exceeded: { kind: "daily_quota", scope: "day" },
  monthly_quota_exceeded: { kind: "monthly_quota", scope: "account" },
  email_above_quota: { kind: "monthly_quota", scope: "account" },
  missing_api_key: { kind: "unauthorized", scope: "account" },
  restricted_api_key: { kind: "unauthorized", scope: "account" },
  invalid_api_key: { kind: "forbidden", scope: "account" },
  suspended_api_key: { kind: "forbidden", scope: "account" },
  invalid_permission: { kind: "forbidden", scope: "account" },
  invalid_from_address: { kind: "forbidden", scope: "account" },
  security_error: { kind: "blocked", scope: "account" },
}

/**
 * What an error of Resend's means for the mails of the call: by its name where that is known, else by the class of its
 * status, for the list of names is open (https://resend.com/docs/api-reference/errors).
 *
 * failureOutcome({ name: "rate_limit_exceeded", statusCode: 429, message: "" }, { "retry-after": "2" })
 * // => { type: "refused", kind: "rate_limit", scope: "call", retryAfterMs: 2000, … }
 */
export function failureOutcome(error: unknown, headers: Record<string, string> | null): Outcome {
  const { name, message, statusCode } = Failure.parse(error)
  const detail = redact(`resend answered ${statusCode ?? "nothing"}, ${name}: ${message}`)
  const retryAfterMs = seconds(headers?.["retry-after"])

  if (statusCode === null || statusCode >= 500) return { type: "unknown", detail, retryAfterMs }
  if (name === "concurrent_idempotent_requests" || name === "resource_locked") {
    return { type: "in_progress", detail }
  }
  if (name === "invalid_idempotent_request") return { type: "conflict", detail }
  const refusal = refusals[name] ?? byStatus(statusCode)
  if (refusal !== null) {
    // Without Retry-After the end of the rate's window is the next best thing; it says nothing about a quota.
    const windowMs = refusal.kind === "rate_limit" ? seconds(headers?.["ratelimit-reset"]) : null
    return { type: "refused", ...refusal, retryAfterMs: retryAfterMs ?? windowMs, detail }
  }
  if (statusCode === 408 || statusCode === 409) return { type: "unknown", detail, retryAfterMs }
  return { type: "invalid", detail }
}

function byStatus(status: number): { kind: RefusalKind; scope: "call" | "account" } | null {
  if (status === 429) return { kind: "rate_limit", scope: "call" }
  if (status === 401) return { kind: "unauthorized", scope: "account" }
  // Elsewhere, no such path or no such method: a wrong base URL, which says nothing about the mails.
  if ((status >= 300 && status < 400) || status === 404 || status === 405)
    return { kind: "misdirected", scope: "account" }
  if (status === 403) return { kind: "forbidden", scope: "account" }
  if (status === 451) return { kind: "blocked", scope: "account" }
  return null
}

/** Whole seconds, as Resend gives them; null when absent or in another form. */
const seconds = (header: string | undefined): number | null =>
  header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null
