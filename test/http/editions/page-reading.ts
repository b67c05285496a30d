import { longDay } from "../../../emails/day.ts"
import { blockReading } from "../../../emails/reading.ts"
import type { Section } from "../../../src/edition/edition.ts"
import type { Composed, Evidence } from "../../../src/edition/evidence.ts"
import type { RenderedRules } from "../../../src/edition/verify.ts"
import { observationsBehind, printedFacts, textsOf } from "../../../src/http/editions/trace.ts"

const ours = {
  masthead: "Plumbline",
  proof: "Where these figures come from",
  all: "Every figure and its source",
  next: "Have the next edition by mail",
  latest: "Latest edition",
  glossary: "Glossary",
  signUp: "Sign up",
  figure: "how this figure is known",
  term: "what this term means",
  missing: "What is missing",
  pages: "Pages",
}

/** What the page of an edition says, in order, and what it may hold besides the edition's own texts. */
export function pageRules({ edition, evidence }: Composed): RenderedRules {
  const { headline, standfirst, notices, inShort, strip, sections } = edition
  const title = `${headline.text} · ${ours.masthead}`
  const reads = [
    ...[title, ours.masthead, headline.text, longDay(edition.day), standfirst.text],
    ...notices.map(({ text }) => text),
    ...inShort.flatMap(({ label, sentences }) => [label, ...sentences.map(({ text }) => text)]),
    ...strip.flatMap(({ label, value, note }) => [label, value.text, ...(note ? [note.text] : [])]),
    ...sections.flatMap((section) => [
      section.title,
      ...section.blocks.flatMap((block) => blockReading(block, "html")),
      ...proofReading(section, evidence),
    ]),
    ...[ours.all, ours.next, ours.latest, ours.glossary, ours.signUp],
  ]
  return {
    reads: { html: reads, text: [] },
    fixed: [
      ...Object.values(ours),
      ...[title, longDay(edition.day)],
      ...sections.flatMap((section) => proofReading(section, evidence)),
    ],
    links: [
      ...[
        "/",
        "/style.css",
        "/icon.svg",
        "/edition.css",
        "/subscribe",
        "/glossary",
        `/editions/${edition.slug}`,
      ],
      ...evidence.figures.flatMap(({ observations }) => observations.map(({ url }) => url)),
    ],
    tokens: {},
  }
}

/** The figures of a section, once more, with who measured what they rest on. */
function proofReading(section: Section, evidence: Evidence): string[] {
  const printed = printedFacts(textsOf(section)).flatMap(({ fact, texts }) => [
    texts.join(", "),
    ...new Set(observationsBehind(evidence, fact).map(({ origin }) => origin)),
  ])
  return printed.length === 0 ? [] : [ours.proof, ...printed]
}
