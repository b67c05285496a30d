import { dormantMs, type Format } from "../format.ts"
import { momentOf } from "../moment.ts"
import type { Wants } from "../row.ts"

/** https://docs.buttondown.com/api-subscribers-type */
const types = new Map<string, Wants>([
  ["regular", "active"],
  ["premium", "active"],
  ["gifted", "active"],
  ["trialed", "active"],
  ["churning", "active"],
  ["churned", "active"],
  ["past_due", "active"],
  ["unpaid", "active"],
  ["paused", "active"],
  ["unactivated", "pending"],
  ["unsubscribed", "left"],
  ["removed", "left"],
  ["undeliverable", "bounced"],
  ["complained", "complained"],
  ["blocked", "blocked"],
  ["spammy", "blocked"],
])
const paying: ReadonlySet<string> = new Set(["premium", "trialed", "churning", "past_due"])

/**
 * Buttondown, Settings → Exports: `subscribers.csv` and `unsubscribers.csv`. The address and the type were renamed in
 * 2024, and both names are read. https://docs.buttondown.com/api-subscribers-introduction
 */
export const buttondown: Format = {
  name: "buttondown",
  needs: [["email_address", "email"], ["type", "subscriber_type"], ["creation_date"]],
  address: ["email_address", "email"],
  read(cells, now) {
    const type = (cells("type") || cells("subscriber_type")).toLowerCase()
    const wants = types.get(type)
    if (wants === undefined) return { problem: `the type is not one of ${[...types.keys()].join(", ")}` }
    const opened = momentOf(cells("last_open_date"))
    return {
      wants: cells("unsubscription_date") === "" ? wants : stricter(wants),
      since: momentOf(cells("creation_date")),
      paid: paying.has(type),
      dormant: opened !== null && opened < now - dormantMs,
    }
  },
}

/** Whoever has left has left, whatever else their type says. */
const stricter = (wants: Wants): Wants => (wants === "active" || wants === "pending" ? "left" : wants)
