import type { Edition, Text } from "../edition.ts"
import { picturedTexts, printedTexts } from "../printed.ts"
import { type Problem, refuseIf } from "./problem.ts"
import { type Mark, normalised, visibleText } from "./visible-text.ts"
import { walk } from "./walk.ts"
import { walletsIn } from "./wallets.ts"

/** An edition as it is frozen: the mail's subject and its two bodies. */
export type Rendered = { subject: string; html: string; text: string }

/** What a rendering may hold besides the edition. */
export type RenderedRules = {
  /** All that each body says, in the order in which it is read. */
  reads: { html: readonly string[]; text: readonly string[] }
  /** The closed list of what that may hold besides the edition's own texts: our words, the masthead's date, the address. */
  fixed: readonly string[]
  /** What a link may begin with, besides the sources' addresses; tokens need no entry. */
  links: readonly string[]
  /** How often each token must stand in each body: `{ unsubscribe: { html: 1, text: 1 } }`. One not named must be absent. */
  tokens: Readonly<Record<string, { html: number; text: number }>>
}

/**
 * What is wrong with the finished texts of an edition: a text lost, changed, added or out of its place, a figure that is
 * said to be another fact, a foreign link, a token too many or too few, a subject that is not the headline, the address of
 * a wallet.
 *
 * verifyRendered({ subject: "Hello", html: "", text: "" }, edition, rules)[0]?.where // => "subject"
 */
export const verifyRendered = (
  { subject, html, text }: Rendered,
  edition: Edition,
  rules: RenderedRules,
): Problem[] => [
  ...refuseIf(subject !== normalised(edition.headline.text), "subject", `not the headline: ${subject}`),
  ...verifyHtml(html, edition, rules),
  ...verifyPlain(text, edition, rules),
  ...Object.entries({ subject, html, text }).flatMap(([where, part]) =>
    walletsIn(part).map((found) => ({ where, detail: `the address of a wallet: ${found}` })),
  ),
]

/**
 * What is wrong with a finished HTML document: a mail's or a page's.
 *
 * verifyHtml("<p>Hello</p>", edition, rules)[0]?.where // => "html"
 */
export function verifyHtml(html: string, edition: Edition, rules: RenderedRules): Problem[] {
  const { text, labels, links, marks } = visibleText(html)
  const known = knownTexts(edition, rules)
  return [
    ...bodyProblems("html", text, known, rules),
    ...labels
      .filter((label) => !known.allowed.has(label))
      .map((label) => ({ where: "html", detail: `"${label}" is in no proved text` })),
    ...markProblems(marks, edition),
    ...foreignLinks("html", links, edition, rules),
    ...tokenProblems("html", html, rules),
  ]
}

/**
 * What is wrong with a finished plain text.
 *
 * verifyPlain("Hello", edition, rules)[0]?.where // => "text"
 */
export const verifyPlain = (text: string, edition: Edition, rules: RenderedRules): Problem[] => [
  ...bodyProblems("text", normalised(text), knownTexts(edition, rules), rules),
  ...foreignLinks("text", urlsIn(text), edition, rules),
  ...tokenProblems("text", text, rules),
]

/** The texts that must be read, as often as they must, and all that may be. */
type Known = { required: ReadonlyMap<string, number>; allowed: ReadonlySet<string> }

function knownTexts(edition: Edition, { fixed }: RenderedRules): Known {
  const due = printedTexts(edition).map(({ text }) => normalised(text.text))
  const required = new Map<string, number>()
  for (const each of due) required.set(each, (required.get(each) ?? 0) + 1)
  const allowed = new Set([
    ...due,
    ...framedNames(edition),
    ...pictureWords(edition),
    ...fixed.map(normalised),
  ])
  return { required, allowed }
}

// The picture's words: its alt text as one, and its sentences where they stand beside it.
const pictureWords = ({ chart }: Edition): string[] => {
  const words = chart?.alt.map(({ text }) => text) ?? []
  return [words.join(" "), ...words].map(normalised)
}

const shown = 120

function bodyProblems(where: "html" | "text", body: string, known: Known, rules: RenderedRules): Problem[] {
  const reads = rules.reads[where].map(normalised).filter((each) => each !== "")
  const { lost, unknown } = walk(body, reads)
  const times = new Map<string, number>()
  for (const each of reads) times.set(each, (times.get(each) ?? 0) + 1)
  return [
    ...lost.map((each) => ({ where, detail: `lost: ${each}` })),
    ...unknown.map((each) => ({ where, detail: `"${each.slice(0, shown)}" is in no proved text` })),
    ...[...known.required].flatMap(([each, due]) =>
      refuseIf((times.get(each) ?? 0) < due, where, `not to be read: ${each}`),
    ),
    ...[...times.keys()].flatMap((each) =>
      refuseIf(!known.allowed.has(each), where, `"${each}" is neither the edition's nor ours`),
    ),
  ]
}

// What a renderer may put around a zone's letter, and before the items of a list.
const framedNames = (edition: Edition): string[] =>
  edition.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => {
      if (block.kind === "list") return block.items.map((_, index) => `${String.fromCharCode(97 + index)})`)
      if (block.kind !== "zones") return []
      return block.zones.flatMap(({ letter, side }) => {
        const place = side === "around" ? "around the price" : side
        return [`${letter} ${place}`, `${letter} · ${place}`]
      })
    })

/**
 * Which figures of an HTML document are marked as a fact that they are not.
 *
 * verifyMarks('<span data-fact="btc.close">$1</span>', edition)[0]?.detail // => '"$1" is not marked as what it is: btc.close'
 */
export const verifyMarks = (html: string, edition: Edition): Problem[] =>
  markProblems(visibleText(html).marks, edition)

function markProblems(marks: readonly Mark[], edition: Edition): Problem[] {
  const printed = new Set(
    [...printedTexts(edition), ...picturedTexts(edition)].flatMap(({ text }) =>
      "spans" in text ? figuresIn(text) : [],
    ),
  )
  return marks.flatMap(({ fact, text }) =>
    refuseIf(!printed.has(`${fact} ${text}`), "html", `"${text}" is not marked as what it is: ${fact}`),
  )
}

const figuresIn = ({ text, spans }: Text): string[] =>
  spans.map(({ start, end, fact }) => `${fact} ${normalised(text.slice(start, end))}`)

const urlsIn = (text: string): string[] =>
  (text.match(/https?:\/\/[^\s<>"]+/g) ?? []).map((url) => url.replace(/[.,;:!?)\]]+$/, ""))

function foreignLinks(
  where: string,
  links: readonly string[],
  edition: Edition,
  rules: RenderedRules,
): Problem[] {
  const sources = edition.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.kind === "sources" || block.kind === "headlines" ? block.items.map(({ url }) => url) : [],
    )
  const quoted = quotedUrls(edition)
  const known = (link: string): boolean =>
    /^%%[a-z]+%%$/.test(link) ||
    sources.includes(link) ||
    quoted.includes(link) ||
    rules.links.some(
      (start) => link === start || (link.startsWith(start) && /^[/?#]/.test(link.slice(start.length))),
    )
  return links.filter((link) => !known(link)).map((link) => ({ where, detail: `a foreign link: ${link}` }))
}

// Where a quoted statement stands, printed in the sentence that quotes it.
const quotedUrls = (edition: Edition): string[] =>
  printedTexts(edition).flatMap(({ text }) =>
    "spans" in text
      ? text.spans
          .filter(({ fact }) => fact === "quote.url")
          .map(({ start, end }) => text.text.slice(start, end))
      : [],
  )

function tokenProblems(where: "html" | "text", body: string, { tokens }: RenderedRules): Problem[] {
  const found = (body.match(/%%[^%\s]*%%/g) ?? []).map((token) => token.slice(2, -2))
  return [...new Set([...Object.keys(tokens), ...found])].flatMap((token) => {
    const times = found.filter((each) => each === token).length
    const due = tokens[token]?.[where] ?? 0
    return refuseIf(times !== due, where, `%%${token}%% stands ${times} times, due is ${due}`)
  })
}
