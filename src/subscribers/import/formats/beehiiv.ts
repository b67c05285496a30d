import type { Format } from "../format.ts"
import { momentOf } from "../moment.ts"
import type { Wants } from "../row.ts"

/** https://developers.beehiiv.com/api-reference/subscriptions/index */
const states = new Map<string, Wants>([
  ["active", "active"],
  ["inactive", "left"],
  ["pending", "pending"],
  ["validating", "pending"],
  ["needs_attention", "pending"],
  ["needs attention", "pending"],
  ["invalid", "bounced"],
])

/**
 * beehiiv, Audience → Export subscribers. A reader that beehiiv itself took over from Substack keeps the date of there.
 * https://www.beehiiv.com/support/article/12258595483543-exporting-your-subscribers
 */
export const beehiiv: Format = {
  name: "beehiiv",
  needs: [["email"], ["status"], ["created_at"], ["tier", "subscription_tier", "free tier"]],
  address: ["email"],
  read(cells) {
    const wants = states.get(cells("status").toLowerCase())
    if (wants === undefined) return { problem: `status is not one of ${[...states.keys()].join(", ")}` }
    const hasLeft = cells("unsubscribed_at") !== "" && wants !== "bounced"
    return {
      wants: hasLeft ? "left" : wants,
      since: momentOf(cells("subscription date (substack)")) ?? momentOf(cells("created_at")),
      paid: (cells("tier") || cells("subscription_tier")).toLowerCase() === "premium",
    }
  },
}
