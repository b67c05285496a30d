import { Parser } from "htmlparser2"
import type { CheckedMail } from "./checked-mail.ts"

/** A line of a message should not be longer (RFC 5322, 2.1.1), and few inboxes show as much of a subject. */
const longestSubject = 78

/** What is wrong with a mail's headers and its title, a line each. */
export function headerFaults({ sent, toList, publicUrl }: CheckedMail): string[] {
  const { subject, from, to, replyTo, headers = {}, html } = sent
  const lines = Object.entries({ subject, from, to, ...(replyTo && { "reply-to": replyTo }), ...headers })
  const titles = titlesOf(html)
  return [
    ...lines.flatMap(([name, value]) => (/[\r\n]/.test(name + value) ? [`${name} holds a line break`] : [])),
    ...(subject.length > longestSubject
      ? [`the subject has ${subject.length} characters: ${longestSubject} are accepted`]
      : []),
    ...(titles.length === 1 && titles[0] === subject
      ? []
      : [
          `the title is not the subject: ${titles.map((title) => `"${title}"`).join(", ") || "there is none"}`,
        ]),
    ...(toList ? listFaults(headers, publicUrl) : []),
  ]
}

/** What a mail to a list lacks of RFC 8058 (one click leaves) and RFC 2919 (the list has a name). */
function listFaults(headers: Readonly<Record<string, string>>, publicUrl: string): string[] {
  const link = /^<([^<>,\s]+)>$/.exec(headers["List-Unsubscribe"] ?? "")?.[1]
  return [
    ...(link?.startsWith(`${publicUrl}/`)
      ? []
      : [`List-Unsubscribe is not one link of ours: ${headers["List-Unsubscribe"] ?? "there is none"}`]),
    ...(headers["List-Unsubscribe-Post"] === "List-Unsubscribe=One-Click"
      ? []
      : ["List-Unsubscribe-Post is not List-Unsubscribe=One-Click"]),
    ...(/^(?:[A-Za-z0-9 ]+ )?<[a-z0-9-]+(?:\.[a-z0-9-]+)+>$/.test(headers["List-Id"] ?? "")
      ? []
      : [`List-Id names no list: ${headers["List-Id"] ?? "there is none"}`]),
  ]
}

function titlesOf(html: string): string[] {
  const titles: string[] = []
  let inside = false
  const parser = new Parser({
    onopentagname(name) {
      inside = name === "title"
      if (inside) titles.push("")
    },
    onclosetag: () => {
      inside = false
    },
    ontext(data) {
      if (inside) titles[titles.length - 1] += data
    },
  })
  parser.end(html)
  return titles
}
