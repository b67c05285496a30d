/**
 * The headers by which a mail client offers to leave: by a POST to `url` (RFC 8058) and, where such mails are read, by a
 * mail whose subject is the token (RFC 2369).
 *
 * @example leaveHeaders("https://…/unsubscribe/k1.x", "k1.x", undefined)["List-Unsubscribe"] // => "<https://…/unsubscribe/k1.x>"
 */
export const leaveHeaders = (url: string, token: string, mailbox: string | undefined) => ({
  "List-Unsubscribe": mailbox === undefined ? `<${url}>` : `<${url}>, <mailto:${mailbox}?subject=${token}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
})
