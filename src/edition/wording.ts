import type { Span, Text } from "./edition.ts"
import type { Facts } from "./fact.ts"
import { print } from "./format.ts"

const placeholder = /\{([a-z0-9_.]+):([a-z.]+)\}/g

/** A place in a wording: which fact is printed there, and how. */
export type Placeholder = { fact: string; format: string }

/**
 * The places of a wording, in order.
 *
 * placeholders("closed at {btc.close:price}") // => [{ fact: "btc.close", format: "price" }]
 */
export const placeholders = (wording: string): Placeholder[] =>
  [...wording.matchAll(placeholder)].map(([, fact = "", format = ""]) => ({ fact, format }))

/**
 * A wording with its facts put in, and where each stands; null when a fact is missing.
 *
 * findText("closed at {btc.close:price}", facts) // => { text: "closed at $70,300", spans: [{ start: 10, end: 17, ... }] }
 */
export function findText(wording: string, facts: Facts): Text | null {
  const spans: Span[] = []
  let text = ""
  let read = 0
  for (const match of wording.matchAll(placeholder)) {
    const [whole, id = "", format = ""] = match
    const fact = facts.get(id)
    if (fact === undefined) return null
    text += wording.slice(read, match.index)
    const start = text.length
    text += print(fact, format)
    spans.push({ start, end: text.length, fact: id, format })
    read = match.index + whole.length
  }
  return { text: text + wording.slice(read), spans }
}

/**
 * The wording that a text was made from: each span turned back into its placeholder. Spans are in order and do not
 * overlap.
 *
 * toWording({ text: "at $70,300", spans: [{ start: 3, end: 10, fact: "btc.close", format: "price" }] })
 *   // => "at {btc.close:price}"
 */
export const toWording = (text: Text): string => rewrite(text, ({ fact, format }) => `{${fact}:${format}}`)

/**
 * What a text says outside its spans; each span leaves a gap.
 *
 * outsideSpans({ text: "at $70,300", spans: [{ start: 3, end: 10, fact: "btc.close", format: "price" }] }) // => "at \u2022"
 */
export const outsideSpans = (text: Text): string => rewrite(text, () => "\u2022")

function rewrite({ text, spans }: Text, put: (span: Span) => string): string {
  let written = ""
  let read = 0
  for (const span of spans) {
    written += text.slice(read, span.start) + put(span)
    read = span.end
  }
  return written + text.slice(read)
}
