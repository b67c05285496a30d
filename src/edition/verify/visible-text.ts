import { Parser } from "htmlparser2"

const unread = new Set(["style", "script", "template", "noscript"])
const inline = new Set([
  "a",
  "abbr",
  "b",
  "bdi",
  "code",
  "em",
  "i",
  "mark",
  "small",
  "span",
  "strong",
  "sub",
  "sup",
  "time",
  "u",
  "wbr",
])
const readAttributes = ["alt", "title", "aria-label", "placeholder", "content"] as const
const readMeta = new Set(["description", "og:title", "og:description", "og:image:alt"])

/** What a reader of an HTML document can come to see or hear, and where it leads. */
export type Visible = { text: string; links: string[] }

/**
 * The text of an HTML document, with whitespace made single, including its title, hidden preview line, alt texts and
 * labels; and the addresses of its links, forms and pictures. Styles, scripts and comments are not read.
 *
 * visibleText("<p>Bitcoin <b>fell</b></p><img alt='A line'>").text // => "Bitcoin fell A line"
 */
export function visibleText(html: string): Visible {
  const links: string[] = []
  let text = ""
  let skipped = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if (unread.has(name)) skipped += 1
      if (!inline.has(name)) text += "\n"
      for (const attribute of readAttributes) {
        const value = attributes[attribute]
        const described =
          attribute !== "content" || readMeta.has(attributes.name ?? attributes.property ?? "")
        if (value !== undefined && described) text += `\n${value}\n`
      }
      for (const attribute of ["href", "src", "action", "background"]) {
        const link = attributes[attribute]
        if (link !== undefined) links.push(link)
      }
    },
    ontext(part) {
      if (skipped === 0) text += part
    },
    onclosetag(name) {
      if (unread.has(name)) skipped -= 1
      if (!inline.has(name)) text += "\n"
    },
  })
  parser.write(html)
  parser.end()
  return { text: normalised(text), links }
}

/**
 * A text with each run of spaces, no-break spaces and line ends made one space, and invisible characters taken out.
 *
 * normalised(" 8 Feb\n\u200b2026 ") // => "8 Feb 2026"
 */
export const normalised = (text: string): string =>
  text
    .replace(/\p{Cf}|\u034f/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
