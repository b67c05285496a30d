import { type Format, isYes } from "../format.ts"
import { momentOf } from "../moment.ts"

/**
 * Ghost, Members → Export. A member is whoever has followed a link in a mail; one who is subscribed to no newsletter has
 * left all. https://ghost.org/help/exports/#members
 */
export const ghost: Format = {
  name: "ghost",
  needs: [["email"], ["subscribed_to_emails"], ["created_at"]],
  address: ["email"],
  read: (cells) => ({
    wants: isYes(cells("subscribed_to_emails")) && cells("deleted_at") === "" ? "active" : "left",
    since: momentOf(cells("created_at")),
    paid: cells("stripe_customer_id") !== "",
  }),
}
