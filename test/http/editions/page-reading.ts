import { longDay } from "../../../emails/day.ts"
import { blockReading } from "../../../emails/reading.ts"
import { placeOf } from "../../../emails/section-place.ts"
import type { Section } from "../../../src/edition/edition.ts"
import type { Composed, Evidence } from "../../../src/edition/evidence.ts"
import type { RenderedRules } from "../../../src/edition/verify.ts"
import { observationsBehind, printedFacts, textsOf } from "../../../src/http/editions/trace.ts"
import type { Day } from "../../../src/market/observation.ts"
import { demonstration } from "../../demonstration.ts"

const ours = {
  masthead: "Plumbline",
  skip: "Skip to the text",
  chart: "The chart in words",
  contents: "On this page",
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
  others: "Other editions",
  before: "Previous edition",
  after: "Next edition",
}

/** What the page shows besides the edition: whether its chart, and the days of the editions before and after it. */
type Around = { pictured?: boolean; before?: Day | null; after?: Day | null }

/** What the page of an edition says, in order, and what it may hold besides the edition's own texts. */
export function pageRules(
  { edition, evidence }: Composed,
  { pictured = false, before = null, after = null }: Around = {},
): RenderedRules {
  const { headline, standfirst, notices, inShort, strip, sections, chart } = edition
  const title = `${headline.text} · ${ours.masthead}`
  const inWords = pictured && chart ? chart.alt.map(({ text }) => text) : []
  const neighbours = [
    ...(before ? [ours.before, longDay(before)] : []),
    ...(after ? [ours.after, longDay(after)] : []),
  ]
  const reads = [
    ...[title, ours.skip, ours.masthead, longDay(edition.day), headline.text, standfirst.text],
    ...notices.map(({ text }) => text),
    ...inShort.flatMap(({ label, sentences }) => [label, ...sentences.map(({ text }) => text)]),
    ...strip.flatMap(({ label, value, note }) => [label, value.text, ...(note ? [note.text] : [])]),
    ...(inWords.length > 0 ? [ours.chart, ...inWords] : []),
    ...[ours.contents, ...sections.map(({ title }) => title)],
    ...sections.flatMap((section) => [
      section.title,
      ...section.blocks.flatMap((block) => blockReading(block, "html")),
      ...proofReading(section, evidence),
    ]),
    ...[ours.all, ours.next, ...neighbours, ours.latest, ours.glossary, ours.signUp],
  ]
  return {
    reads: { html: reads, text: [] },
    fixed: [
      ...Object.values(ours),
      ...[title, longDay(edition.day), ...neighbours],
      ...[...inWords, inWords.join(" ")],
      ...sections.flatMap((section) => proofReading(section, evidence)),
    ],
    links: [
      ...["/", "/style.css", "/icon.svg", "/edition.css", "/subscribe", "/glossary", "/pictures"],
      ...["#main", ...sections.map((section) => `#${placeOf({ sections }, section)}`)],
      ...[edition.slug, before, after].flatMap((slug) => (slug ? [`/editions/${slug}`] : [])),
      `${demonstration.PUBLIC_URL}/editions/${edition.slug}`,
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
