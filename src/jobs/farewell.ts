import { type AccountChange, renderAccountChanged } from "../../emails/render.tsx"
import type { Config } from "../config.ts"
import type { Mail } from "../mailer/mailer.ts"

/**
 * The mail that tells an address that it was moved away from, or deleted. It is composed before the change, as nobody
 * knows the address after it.
 */
export async function farewellTo(
  config: Config,
  address: string,
  change: AccountChange["change"],
): Promise<Mail> {
  const { TITLE: title, POSTAL_ADDRESS: postalAddress, REPLY_TO: replyTo } = config
  const { subject, html, text } = await renderAccountChanged({ title, postalAddress, replyTo, change })
  return {
    from: config.FROM,
    to: address,
    ...(replyTo !== undefined && { replyTo }),
    subject,
    html,
    text,
    tags: [
      { name: "newsletter", value: config.NEWSLETTER },
      { name: "mail", value: "account-changed" },
    ],
  }
}
