import * as z from "zod"
import { problemOf } from "../delivery/redact.ts"
import type { Answer } from "./broadcaster.ts"
import { failureOutcome } from "./resend-failure.ts"

/** What Resend's library answers; it throws only where it was still reading when the time was up. */
export type SdkReply = { data: unknown; error: unknown; headers: Record<string, string> | null }

/** The pace of the team's calls. */
export type Turns = {
  /** Waits until a call may go. */
  turn(): Promise<void>
  /** The provider asked for quiet. */
  penalize(ms: number): Promise<void>
}

const NotFound = z.object({ statusCode: z.literal(404), name: z.literal("not_found") })
/** When Resend does not say: its rate is counted by the second. */
const ownPauseMs = 1000

export type Call = <T>(
  shape: z.ZodType<T>,
  ask: (options: { signal: AbortSignal }) => Promise<SdkReply>,
) => Promise<Answer<T>>

/** Makes one call in its turn and reads what comes; a reply of another shape than `shape` is an unknown outcome. */
export const callsBy =
  (turns: Turns, timeoutMs: number): Call =>
  async (shape, ask) => {
    await turns.turn()
    try {
      const { data, error, headers } = await ask({ signal: AbortSignal.timeout(timeoutMs) })
      if (error === null) {
        const read = shape.safeParse(data)
        if (read.success) return { type: "done", value: read.data }
        return {
          type: "unknown",
          detail: "resend answered in a shape that we do not know",
          retryAfterMs: null,
        }
      }
      const failure = failureOutcome(error, headers)
      const { detail } = "detail" in failure ? failure : { detail: "" }
      if (NotFound.safeParse(error).success) return { type: "missing", detail }
      if (failure.type === "refused" && failure.kind === "rate_limit")
        await turns.penalize(failure.retryAfterMs ?? ownPauseMs)
      if (failure.type === "refused" || failure.type === "invalid") return failure
      return {
        type: "unknown",
        detail,
        retryAfterMs: failure.type === "unknown" ? failure.retryAfterMs : null,
      }
    } catch (error) {
      return { type: "unknown", detail: problemOf(error), retryAfterMs: null }
    }
  }

/** The answer with its value gone: what counts is that it was done. */
export const plain = (answer: Answer<unknown>): Answer =>
  answer.type === "done" ? { type: "done", value: null } : answer

/** The same, where what is not there need not be taken away. */
export const gone = (answer: Answer<unknown>): Answer =>
  answer.type === "missing" ? { type: "done", value: null } : plain(answer)

/** All pages of a list, one call each. */
export async function allPages<T extends { id: string }>(
  page: (after: string | undefined) => Promise<Answer<{ data: T[]; has_more: boolean }>>,
): Promise<Answer<T[]>> {
  const all: T[] = []
  for (let after: string | undefined; ; ) {
    const answer = await page(after)
    if (answer.type !== "done") return answer
    all.push(...answer.value.data)
    after = answer.value.data.at(-1)?.id
    if (!answer.value.has_more || after === undefined) return { type: "done", value: all }
  }
}
