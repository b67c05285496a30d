import PostalMime from "postal-mime"
import type { Mail } from "../../src/mailer/mailer.ts"
import { toMime } from "./message.ts"

/** What of a mail is not the same once it has been a MIME message and was parsed again, a line each. */
export async function roundTripFaults(sent: Mail): Promise<string[]> {
  return differences(sent, await toMime(sent))
}

/** What a MIME message says otherwise than the mail that it should be. */
export async function differences(sent: Mail, message: Uint8Array): Promise<string[]> {
  const came = await PostalMime.parse(message)
  const header = (name: string) => came.headers.find(({ key }) => key === name.toLowerCase())?.value
  const pairs: [what: string, sent: string, came: string | undefined][] = [
    ["subject", sent.subject, came.subject],
    ["html", lines(sent.html), came.html && lines(came.html)],
    ["text", lines(sent.text), came.text && lines(came.text)],
    ["from", sent.from, written(came.from)],
    ["to", sent.to, came.to?.map(written).join(", ")],
    ...Object.entries(sent.headers ?? {}).map(([name, value]): [string, string, string | undefined] => [
      name,
      value,
      header(name),
    ]),
  ]
  return pairs.flatMap(([what, sent, came]) => (sent === came ? [] : [differs(what, sent, came ?? "")]))
}

/** The ends of lines, and of the last one, are the transport's. */
const lines = (text: string): string => text.replaceAll("\r\n", "\n").trimEnd()

const written = (who: { name?: string; address?: string | undefined } | undefined): string =>
  who?.name ? `${who.name} <${who.address}>` : (who?.address ?? "")

function differs(what: string, sent: string, came: string): string {
  let at = 0
  while (at < sent.length && sent[at] === came[at]) at += 1
  const from = Math.max(0, at - 10)
  const near = (text: string) => JSON.stringify(text.slice(from, at + 20))
  return `${what} came back otherwise: ${near(sent)} as ${near(came)}`
}
