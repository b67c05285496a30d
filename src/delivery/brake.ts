import type { Halt, HaltKind } from "./halt.ts"

/** What a delivery has come to so far, as numbers of readers; `failedChunks` of chunks that the provider called wrong. */
export type Signs = {
  submitted: number
  delivered: number
  bounced: number
  complained: number
  failedChunks: number
}

/** Two of a hundred that come back is what the big mailbox providers begin to punish. */
const mostBounced = 0.02
/** Google asks senders to stay under 0.1 %, and well below it: https://support.google.com/mail/answer/81126 */
const mostComplained = { canary: 0.0005, rest: 0.0008 }
// What two of a hundred are in the smallest canary; one complaint may be a slip of the finger.
const fewestBounced = 10
const fewestComplained = 2
const mostFailedChunks = 20

/**
 * Why a delivery must not go on by itself, if it must not. Shares are of the mails that the provider told of; where it tells
 * only of trouble, of all that it took. What an editor has overruled is not judged again.
 *
 * brake({ submitted: 1000, delivered: 900, bounced: 30, complained: 0, failedChunks: 0 }, false, [])
 * // => { kind: "bounces", reason: "30 of 930 mails came back, 3.2 %; at most 2 % may" }
 */
export function brake(
  signs: Signs,
  isCanary: boolean,
  overruled: readonly HaltKind[],
): Pick<Halt, "kind" | "reason"> | null {
  const { submitted, delivered, bounced, complained, failedChunks } = signs
  const told = delivered > 0 ? delivered + bounced : submitted
  const complaints = isCanary ? mostComplained.canary : mostComplained.rest
  const found: Pick<Halt, "kind" | "reason">[] = []
  if (bounced >= fewestBounced && bounced >= mostBounced * told) {
    const reason = `${bounced} of ${told} mails came back, ${percent(bounced, told)}; fewer than ${100 * mostBounced} % may`
    found.push({ kind: "bounces", reason })
  }
  if (complained >= fewestComplained && complained >= complaints * told) {
    const reason = `${complained} of ${told} readers complained, ${percent(complained, told)}; fewer than ${100 * complaints} % may`
    found.push({ kind: "complaints", reason })
  }
  if (failedChunks >= mostFailedChunks) {
    found.push({
      kind: "failures",
      reason: `the provider called ${failedChunks} calls wrong and took none of them`,
    })
  }
  return found.find(({ kind }) => !overruled.includes(kind)) ?? null
}

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(2).replace(/\.?0+$/, "")} %`
