import type { Edition, Span, Text } from "../../src/edition/edition.ts"

/** A string that an edition prints or leads to, and the edition with another in its place. */
export type Leaf = { text: string; put: (text: string) => Edition }

const isText = (value: unknown): value is Text =>
  typeof value === "object" && value !== null && "text" in value && "spans" in value

const printed = new Set([
  "label",
  "title",
  "header",
  "name",
  "state",
  "letter",
  "side",
  "url",
  "day",
  "columns",
])

/**
 * Every string of an edition that a reader sees. A text whose words change keeps its spans at what they print, so that
 * only its words are wrong.
 *
 * leavesOf(edition)[0]?.text // => "2026-02-08"
 */
export function leavesOf(edition: Edition): Leaf[] {
  const found: Leaf[] = []
  const visit = (value: unknown, key: string, path: readonly (string | number)[]): void => {
    if (isText(value)) {
      const put = (text: string): Edition =>
        replaced(edition, path, { ...value, text, spans: moved(value, text) })
      found.push({ text: value.text, put })
    } else if (typeof value === "string") {
      if (printed.has(key)) found.push({ text: value, put: (text) => replaced(edition, path, text) })
    } else if (Array.isArray(value)) {
      for (const [index, each] of value.entries()) visit(each, key, [...path, index])
    } else if (typeof value === "object" && value !== null) {
      for (const [name, each] of Object.entries(value)) visit(each, name, [...path, name])
    }
  }
  const { headline, standfirst, inShort, strip, notices, sections, day } = edition
  visit({ day, headline, standfirst, inShort, strip, notices, sections }, "", [])
  return found
}

/** The spans of a text where one stretch of it was replaced by another. */
function moved({ text, spans }: Text, changed: string): Span[] {
  let from = 0
  while (from < text.length && text[from] === changed[from]) from += 1
  const by = changed.length - text.length
  return spans.map((span) => ({
    ...span,
    start: span.start > from ? span.start + by : span.start,
    end: span.end > from ? span.end + by : span.end,
  }))
}

function replaced<T>(whole: T, [first, ...rest]: readonly (string | number)[], value: unknown): T {
  const copy = structuredClone(whole)
  if (first === undefined) return copy
  let at: unknown = copy
  const path = [first, ...rest]
  for (const key of path.slice(0, -1)) at = Reflect.get(Object(at), key)
  Reflect.set(Object(at), path.at(-1) ?? "", value)
  return copy
}
