import * as z from "zod"

/**
 * `pending` signed up; `confirmed` said so from the mailbox, and is due editions; `unsubscribed` left; `suppressed`
 * must not be written to.
 */
export const SubscriberState = z.enum(["pending", "confirmed", "unsubscribed", "suppressed"])
export type SubscriberState = z.infer<typeof SubscriberState>

/** What may happen to a subscriber once there. A sign-up is none of these: it only asks for a confirmation. */
export type SubscriberEvent = "confirm" | "unsubscribe" | "suppress"

/** Where a subscriber stands. `version` rises with each leaving, so that no confirmation from before it counts. */
export type Standing = { state: SubscriberState; version: number }

export type Transition = { to: Standing } | { refused: "suppressed" }

/**
 * The only transition of a subscriber. The same event twice is the same as once, and nothing leads out of `suppressed`.
 *
 * @example next({ state: "confirmed", version: 1 }, "unsubscribe") // => { to: { state: "unsubscribed", version: 2 } }
 */
export function next(standing: Standing, event: SubscriberEvent): Transition {
  const { state, version } = standing
  switch (event) {
    case "confirm":
      return state === "suppressed" ? { refused: "suppressed" } : { to: { state: "confirmed", version } }
    case "unsubscribe":
      return state === "pending" || state === "confirmed"
        ? { to: { state: "unsubscribed", version: version + 1 } }
        : { to: standing }
    case "suppress":
      return state === "suppressed" ? { to: standing } : { to: { state: "suppressed", version: version + 1 } }
  }
}
