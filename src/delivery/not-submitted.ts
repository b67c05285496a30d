import type { Chunk } from "./chunk-shape.ts"

/** A planned reader who did not get it, by the subscriber's id, and why. `detail` holds no address. */
export type NotSubmitted = {
  id: number
  why: "left" | "suppressed" | "rejected" | "failed" | "in doubt" | "open"
  detail: string
}

/**
 * Who of a chunk's planned readers was not submitted, and why: each of them once, and nobody else.
 *
 * notSubmitted({ ...planned("d", 0, [7]), state: "failed", result: { reason: "missed", … } }) // => [{ id: 7, why: "failed", detail: "missed" }]
 */
export function notSubmitted({ state, ids, gone, result }: Chunk): NotSubmitted[] {
  const whole = {
    pending: "open",
    claimed: "open",
    failed: "failed",
    in_doubt: "in doubt",
    submitted: null,
  } as const
  const why = whole[state]
  const detail = [result?.reason, result?.detail].filter(Boolean).join(": ")
  return [
    ...gone.map(({ id, why }) => ({ id, why, detail: "" })),
    ...(result?.rejected ?? []).map(({ id, message }) => ({ id, why: "rejected" as const, detail: message })),
    ...(why === null ? [] : ids.map((id) => ({ id, why, detail }))),
  ]
}
