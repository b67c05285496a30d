import { Resend } from "resend"
import * as z from "zod"
import { problemOf, redact } from "../delivery/redact.ts"
import type { Mail, Mailer, Outcome } from "./mailer.ts"
import { readJson } from "./read-json.ts"
import { batchBody } from "./resend-batch.ts"
import { failureOutcome } from "./resend-failure.ts"
import { spentForMs, toldRate } from "./told-rate.ts"

const Taken = z.object({ id: z.string() })
const BatchTaken = z.object({
  data: z.array(Taken),
  // Only a permissive call is answered with errors; a replayed answer may lack them.
  errors: z.array(z.object({ index: z.int().min(0), message: z.string() })).default([]),
})

/** An error's name and message; an answer that is none of Resend's own has neither. */
const Said = z
  .object({ name: z.string().catch("unnamed"), message: z.string().catch("") })
  .catch({ name: "unnamed", message: "" })

export type ResendSettings = {
  apiKey: string
  /** Without a trailing slash. */
  baseUrl: string
  /** How long one call may take, in milliseconds, before its outcome counts as unknown. */
  timeoutMs: number
  /** Hears how many calls a second the provider allows, from each answer that says so, and for how many ms none is left. */
  told?(callsPerSecond: number, spentForMs: number | null): void
  /** Sends bytes and gives back whatever answer comes; throws when none does. */
  post(
    url: string,
    sent: { headers: Record<string, string>; body: Uint8Array<ArrayBuffer>; timeoutMs: number },
  ): Promise<{ status: number; headers: Record<string, string>; body: string }>
}

/**
 * Mails through Resend (https://resend.com/docs/api-reference). One call each, no retries of its own: what to do about
 * an outcome is for the delivery to decide, which knows what came before. Single mails go by Resend's own library; a batch is
 * posted as bytes, for most of it is the same for every reader.
 */
export function resendMailer({ apiKey, baseUrl, timeoutMs, told, post }: ResendSettings): Mailer {
  const resend = new Resend(apiKey, { baseUrl })
  const hear = (headers: Record<string, string> | null) => {
    const rate = toldRate(headers)
    if (rate !== null) told?.(rate, spentForMs(headers))
  }
  const options = (key: string) => ({ idempotencyKey: key, signal: AbortSignal.timeout(timeoutMs) })
  return {
    submit: (mail, key) =>
      answered(async () => {
        const { data, error, headers } = await resend.emails.send(toResend(mail), options(key))
        hear(headers)
        if (error !== null) return failureOutcome(error, headers)
        const taken = Taken.safeParse(data)
        return taken.success ? { type: "accepted", ids: [taken.data.id], rejected: [] } : unreadable
      }),
    submitAll: (mails, key) =>
      answered(async () => {
        const { status, headers, body } = await post(`${baseUrl}/emails/batch`, {
          headers: {
            authorization: `Bearer ${apiKey}`,
            "content-type": "application/json",
            "idempotency-key": key,
            "x-batch-validation": "permissive",
          },
          body: batchBody(mails),
          timeoutMs,
        })
        hear(headers)
        const said = readJson(body)
        // Any 2xx may mean that the mails were taken: never that the call was wrong.
        if (status < 200 || status > 299)
          return failureOutcome({ ...Said.parse(said), statusCode: status }, headers)
        const taken = BatchTaken.safeParse(said)
        return taken.success ? counted(taken.data, mails.length) : unreadable
      }),
  }
}

const unreadable: Outcome = {
  type: "unknown",
  detail: "resend took the call and named no ids",
  retryAfterMs: null,
}

function counted({ data, errors }: z.infer<typeof BatchTaken>, asked: number): Outcome {
  const rejected = errors.map(({ index, message }) => ({ index, message: redact(message) }))
  if (data.length + rejected.length !== asked || rejected.some(({ index }) => index >= asked)) {
    const detail = `resend was given ${asked} mails and answered for ${data.length} taken and ${rejected.length} refused`
    return { type: "unknown", detail, retryAfterMs: null }
  }
  return { type: "accepted", ids: data.map(({ id }) => id), rejected }
}

// The SDK throws an aborted signal's reason where it was still reading the answer; everything else it returns.
async function answered(call: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await call()
  } catch (error) {
    return { type: "unknown", detail: problemOf(error), retryAfterMs: null }
  }
}

const toResend = ({ from, to, replyTo, subject, html, text, headers, tags }: Mail) => ({
  from,
  to: [to],
  subject,
  html,
  text,
  ...(replyTo !== undefined && { replyTo }),
  ...(headers !== undefined && { headers }),
  ...(tags !== undefined && { tags }),
})
