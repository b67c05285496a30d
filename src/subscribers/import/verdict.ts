import type { SubscriberState } from "../state.ts"
import type { Wants } from "./row.ts"

/** What becomes of each row, in words for the operator. */
export const verdicts = {
  ready: "become readers at once, by the basis that was stated",
  confirm: "are asked to confirm by mail: no basis or no date is known, or they never confirmed",
  left: "had left: kept as a hash, so that nobody brings them back",
  disabled: "had mails switched off: kept as a hash like those who left",
  suppressed: "bounced, complained or were blocked: nothing is sent to them",
  here: "read here already: left as they are",
  waiting: "have signed up here and not confirmed yet: left as they are",
  gone: "left here, were erased here or must not be written to: not brought back",
} as const
export type Verdict = keyof typeof verdicts

/** All verdicts, in the order in which they are told. */
export const verdictNames = Object.keys(verdicts) as Verdict[]

/** What a row says, and what is known here of its address. */
export type Case = {
  wants: Wants
  /** Whether both the basis of the consent and its date are known. */
  proved: boolean
  /** Where the address's subscriber stands here; null where there is none. */
  here: SubscriberState | null
  /** Whether the address is on the list of those not written to, for any reason: whoever was erased came here to be forgotten. */
  suppressed: boolean
}

/**
 * What becomes of a row. A list brings nobody back who left or must not be written to here, and changes nothing for
 * whoever reads here: what a reader did here is newer than any list.
 *
 * verdict({ wants: "active", proved: true, here: "unsubscribed", suppressed: false }) // => "gone"
 */
export function verdict({ wants, proved, here, suppressed }: Case): Verdict {
  if (here === "confirmed") return "here"
  if (suppressed || here === "suppressed") return "gone"
  if (wants === "blocked" || wants === "bounced" || wants === "complained") return "suppressed"
  if (here === "unsubscribed") return "gone"
  if (here === "pending") return "waiting"
  if (wants === "left" || wants === "disabled") return wants
  return wants === "active" && proved ? "ready" : "confirm"
}
