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

/** A part of a document that says which fact it prints. */
export type Mark = { fact: string; text: string }

/** What a reader of an HTML document can come to see or hear, and where it leads. */
export type Visible = {
  /** What can be read, in order, its title and hidden preview line included. */
  text: string
  /** What stands in for what cannot be seen: alt texts, labels, titles, descriptions. */
  labels: string[]
  links: string[]
  marks: Mark[]
}

/**
 * The text of an HTML document, with whitespace made single, its alt texts and labels, the addresses of its links, forms
 * and pictures, and the facts that it says it prints. Styles, scripts and comments are not read.
 *
 * visibleText("<p>Bitcoin <b>fell</b></p><img alt='A line'>").labels // => ["A line"]
 */
export function visibleText(html: string): Visible {
  const links: string[] = []
  const labels: string[] = []
  const marks: Mark[] = []
  const open: { fact: string; from: number; depth: number }[] = []
  let text = ""
  let skipped = 0
  let depth = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1
      if (unread.has(name)) skipped += 1
      if (!inline.has(name)) text += "\n"
      labels.push(...labelsOf(attributes))
      for (const attribute of ["href", "src", "action", "background"]) {
        const link = attributes[attribute]
        if (link !== undefined) links.push(link)
      }
      const fact = attributes["data-fact"]
      if (fact !== undefined) open.push({ fact, from: text.length, depth })
    },
    ontext(part) {
      if (skipped === 0) text += part
    },
    onclosetag(name) {
      const mark = open.at(-1)
      if (mark?.depth === depth) {
        open.pop()
        marks.push({ fact: mark.fact, text: normalised(text.slice(mark.from)) })
      }
      depth -= 1
      if (unread.has(name)) skipped -= 1
      if (!inline.has(name)) text += "\n"
    },
  })
  parser.write(html)
  parser.end()
  return { text: normalised(text), labels, links, marks }
}

const labelsOf = (attributes: Record<string, string>): string[] =>
  readAttributes.flatMap((attribute) => {
    const value = attributes[attribute]
    const described = attribute !== "content" || readMeta.has(attributes.name ?? attributes.property ?? "")
    return value !== undefined && value !== "" && described ? [normalised(value)] : []
  })

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
