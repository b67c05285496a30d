import type { Edition, Section } from "../edition.ts"
import { type Printed, printedTexts } from "../printed.ts"
import { coverage } from "./coverage.ts"
import { type Problem, refuseIf } from "./problem.ts"
import { normalised, visibleText } from "./visible-text.ts"

/** An edition as it is frozen: the mail's subject and its two bodies. */
export type Rendered = { subject: string; html: string; text: string }

/** What a rendering may hold besides the edition. */
export type RenderedRules = {
  /** Texts of ours that hold a numeral or a direction word, such as the postal address and the masthead's date. */
  fixed: readonly string[]
  /** What a link may begin with, besides the sources' addresses; tokens need no entry. */
  links: readonly string[]
  /** How often each token must stand in each body: `{ unsubscribe: { html: 1, text: 1 } }`. One not named must be absent. */
  tokens: Readonly<Record<string, { html: number; text: number }>>
  /** Sections that this rendering leaves out, such as other readers' takeaways. */
  omits?: (section: Section) => boolean
}

/**
 * What is wrong with the finished texts of an edition: a text lost, a numeral or a direction word that no proved text
 * accounts for, a foreign link, a token too many or too few, a subject that is not the headline or holds a line end.
 *
 * verifyRendered({ subject: "Hello", html: "", text: "" }, edition, rules)[0]?.where // => "subject"
 */
export function verifyRendered(
  { subject, html, text }: Rendered,
  edition: Edition,
  rules: RenderedRules,
): Problem[] {
  const visible = visibleText(html)
  return [
    ...subjectProblems(subject, edition, rules),
    ...bodyProblems("html", visible.text, edition, rules),
    ...bodyProblems("text", normalised(text), edition, rules),
    ...foreignLinks("html", visible.links, edition, rules),
    ...tokenProblems("html", html, rules),
    ...tokenProblems("text", text, rules),
  ]
}

function subjectProblems(subject: string, { headline }: Edition, rules: RenderedRules): Problem[] {
  const { missing, unaccounted } = coverage(subject, [headline.text], rules.fixed)
  return [
    ...refuseIf(/\p{Cc}/u.test(subject), "subject", "the subject holds a line end or a control character"),
    ...refuseIf(missing.length > 0, "subject", `the headline is not in the subject: ${subject}`),
    ...unaccounted.map((numeral) => ({ where: "subject", detail: `"${numeral}" is in no proved text` })),
  ]
}

function bodyProblems(where: string, body: string, edition: Edition, rules: RenderedRules): Problem[] {
  const urls = (body.match(/https?:\/\/[^\s<>"]+/g) ?? []).map((url) => url.replace(/[.,;:!?)\]]+$/, ""))
  const required = requiredTexts(edition, rules).map(({ text }) => normalised(text.text))
  const allowed = [
    ...printedTexts(edition).map(({ text }) => normalised(text.text)),
    ...framedNames(edition),
    ...rules.fixed.map(normalised),
    ...urls,
  ]
  const { missing, unaccounted } = coverage(body, required, allowed)
  return [
    ...missing.map((lost) => ({ where, detail: `lost: ${lost}` })),
    ...unaccounted.map((numeral) => ({ where, detail: `"${numeral}" is in no proved text` })),
    ...foreignLinks(where, urls, edition, rules),
  ]
}

const requiredTexts = (edition: Edition, { omits }: RenderedRules): Printed[] => {
  const sections = edition.sections.filter((section) => !omits?.(section))
  return printedTexts({ ...edition, sections })
}

// What a renderer may put around an indicator's name and a zone's letter: its number, its side.
const framedNames = (edition: Edition): string[] =>
  edition.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => {
      if (block.kind === "indicators") return block.items.map(({ name }, index) => `${index + 1}. ${name}`)
      if (block.kind !== "zones") return []
      return block.zones.flatMap(({ letter, side }) => [`${letter} ${side}`, `${letter} · ${side}`])
    })

function foreignLinks(
  where: string,
  links: readonly string[],
  edition: Edition,
  rules: RenderedRules,
): Problem[] {
  const sources = edition.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === "sources" ? block.items.map(({ url }) => url) : []))
  const known = (link: string): boolean =>
    /^%%[a-z]+%%$/.test(link) ||
    sources.includes(link) ||
    rules.links.some(
      (start) => link === start || (link.startsWith(start) && /^[/?#]/.test(link.slice(start.length))),
    )
  return links.filter((link) => !known(link)).map((link) => ({ where, detail: `a foreign link: ${link}` }))
}

function tokenProblems(where: "html" | "text", body: string, { tokens }: RenderedRules): Problem[] {
  const found = (body.match(/%%[^%\s]*%%/g) ?? []).map((token) => token.slice(2, -2))
  return [...new Set([...Object.keys(tokens), ...found])].flatMap((token) => {
    const times = found.filter((each) => each === token).length
    const due = tokens[token]?.[where] ?? 0
    return refuseIf(times !== due, where, `%%${token}%% stands ${times} times, due is ${due}`)
  })
}
