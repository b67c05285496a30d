import type { Format } from "../format.ts"
import { momentOf } from "../moment.ts"

/**
 * Mailchimp, Audience → Export: one file for each of subscribed, unsubscribed, cleaned (mails came back) and
 * non-subscribed contacts, told apart by the columns that only they have. Non-subscribed ones never opted in and have no
 * OPTIN_TIME, so they are asked. https://mailchimp.com/help/view-export-contacts/
 */
export const mailchimp: Format = {
  name: "mailchimp",
  needs: [["email address", "email"], ["optin_time"], ["confirm_time"]],
  address: ["email address", "email"],
  read: (cells, _now, columns) => ({
    wants: columns.has("clean_time") ? "bounced" : columns.has("unsub_time") ? "left" : "active",
    since: momentOf(cells("confirm_time")) ?? momentOf(cells("optin_time")),
  }),
}
