import { type Format, isYes } from "../format.ts"
import { momentOf } from "../moment.ts"

/**
 * Substack, Settings → Exports → the file `email_list.….csv`. `active_subscription` is a paid one; `email_disabled` is
 * whoever has switched mails off, or to whom Substack gave up sending.
 * https://support.substack.com/hc/en-us/articles/360037466012
 */
export const substack: Format = {
  name: "substack",
  needs: [["email"], ["active_subscription"], ["created_at"]],
  address: ["email"],
  read: (cells) => ({
    wants: isYes(cells("email_disabled")) ? "disabled" : "active",
    since: momentOf(cells("created_at")),
    paid: isYes(cells("active_subscription")),
  }),
}
