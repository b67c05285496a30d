import type { Figure, Reason } from "../market/figure.ts"
import { findChart } from "./chart.ts"
import { delayed, headlines, standfirsts } from "./claims/headline.ts"
import { howUnusual, modelSays, recordHigh, whatHappened } from "./claims/in-short.ts"
import { omissions } from "./claims/notices.ts"
import { weekHappened, weekHeadlines, weekStandfirsts, weekUnusual } from "./claims/week.ts"
import { Edition, type Section, type Sentence } from "./edition.ts"
import type { Composed } from "./evidence.ts"
import { toEvidence } from "./evidence-figures.ts"
import { factsById } from "./fact.ts"
import { findCandles } from "./facts/candles.ts"
import { termFacts } from "./facts/glossary.ts"
import { countWords, readingFacts } from "./facts/reading-time.ts"
import { sourceFacts } from "./facts/sources.ts"
import { usableFigures } from "./facts/usable.ts"
import { toFacts } from "./facts.ts"
import { figuresBehind } from "./figures-behind.ts"
import { stands } from "./freshness.ts"
import { picturedTexts, printedTexts } from "./printed.ts"
import { findContext } from "./sections/context.ts"
import { findFurther } from "./sections/further.ts"
import { findChanged, findData, findDisclaimer, findReality, findWhy } from "./sections/prose.ts"
import { findSources } from "./sections/sources.ts"
import { takeawaySections } from "./sections/takeaways.ts"
import { findWatch } from "./sections/watch.ts"
import { findZones } from "./sections/zones.ts"
import type { Previous, Settings } from "./settings.ts"
import { strip } from "./strip.ts"
import { inShortLabels } from "./titles.ts"
import { verifySentences } from "./verify/sentences.ts"
import { type Writer, writer } from "./writer.ts"

/** What an edition is composed from: figures, and what went wrong before they were made. */
export type FiguresAndReasons = { figures: readonly Figure[]; reasons: readonly Reason[] }

/**
 * Composes an edition from figures: facts, then the claims that hold on them, then sections, then the proof of each
 * sentence. Without a proved close the edition is held and says only that it is delayed; a missing block degrades it.
 *
 * composeFromFigures({ figures: [], reasons: [] }, settings, null).edition.status // => "held"
 */
export function composeFromFigures(
  { figures, reasons }: FiguresAndReasons,
  settings: Settings,
  previous: Previous | null,
): Composed {
  const { usable, reasons: held } = usableFigures(figures)
  const { facts: said, reasons: noted } = toFacts(usable, settings, previous)
  const seed = `${settings.newsletter}/${settings.slug}`
  const write = writer(said, seed)
  const priced = said.has("btc.close")
  const omitted = priced ? omissions.flatMap((each) => (write.first([each.notice]) ? [each] : [])) : []
  const standfirst = required(write.first([...weekStandfirsts, ...standfirsts]), "standfirst")
  const opening: Edition = {
    newsletter: settings.newsletter,
    slug: settings.slug,
    version: settings.version,
    day: settings.day,
    slot: settings.slot,
    headline: required(findHeadline(write), "headline"),
    standfirst,
    inShort: priced ? inShort(write, standfirst) : [],
    strip: priced ? strip(write) : [],
    sections: priced ? sections(write).flatMap((section) => section ?? []) : [],
    bigMove: Edition.shape.bigMove.parse(said.get("big_move")?.value ?? null),
    chart: priced ? findChart(write, usable, findCandles(usable, "btc", settings.day)) : null,
    status: !priced ? "held" : omitted.length > 0 ? "degraded" : "complete",
    reasons: distinct([
      ...reasons,
      ...figures.flatMap((figure) => (figure.outcome === "held" ? [] : (figure.dropped ?? []))),
      ...held,
      ...noted,
      ...(priced ? [] : [noClose(settings)]),
      ...omitted.map(({ block, fact }) => leftOut(block, fact)),
    ]),
    notices: write.all(omitted.map(({ notice }) => notice)),
  }
  const termed = factsById([...said.values(), ...termFacts(sentenceTexts(opening), settings)])
  const body = priced ? withSections(opening, closing(writer(termed, seed))) : opening
  const sourced = factsById([
    ...termed.values(),
    ...sourceFacts(usable, figuresBehind(printedFacts(body), termed)),
  ])
  const unmeasured = withSections(body, foot(writer(sourced, seed)))
  const length = priced ? readingFacts(countWords(unmeasured), settings.slot) : []
  const facts = factsById([...sourced.values(), ...length])
  const draft = withSections(body, foot(writer(facts, seed)))
  const edition = proved(draft, verifySentences(draft, facts).map(unproved))
  return {
    edition,
    evidence: {
      schema: 2,
      newsletter: edition.newsletter,
      slug: edition.slug,
      version: edition.version,
      sentences: [...printedTexts(edition), ...picturedTexts(edition)].flatMap((printed) =>
        printed.kind === "sentence" ? [printed.text] : [],
      ),
      facts: [...facts.values()],
      figures: figures.map((figure) => toEvidence(figure)),
      reasons: edition.reasons,
    },
  }
}

function findHeadline(write: Writer): Sentence | null {
  const spot = write.facts.get("btc.spot")
  const all = write.all([...weekHeadlines, ...headlines, delayed])
  return all.find((each) => !spot || stands(each, write.facts, spot.value)) ?? null
}

const sections = (write: Writer): (Section | null)[] =>
  write.facts.has("edition.quiet")
    ? [findData(write), findContext(write), findWatch(write, { short: true })]
    : [
        findData(write),
        findWhy(write),
        findZones(write),
        findReality(write),
        findContext(write),
        findWatch(write),
      ]

/** What rests on what stands before it: takeaways explain a term that the edition uses. */
const closing = (write: Writer): (Section | null)[] => [...takeawaySections(write), findChanged(write)]

/** What rests on all of it: the sources of what is printed, and how long it is. */
const foot = (write: Writer): (Section | null)[] => [
  findSources(write),
  findFurther(write),
  findDisclaimer(write),
]

const withSections = (edition: Edition, sections: readonly (Section | null)[]): Edition => ({
  ...edition,
  sections: [...edition.sections, ...sections.flatMap((section) => section ?? [])],
})

const sentenceTexts = (edition: Edition): string[] =>
  printedTexts(edition).flatMap(({ kind, text }) => (kind === "sentence" ? [text.text] : []))

const printedFacts = (edition: Edition): string[] =>
  [...printedTexts(edition), ...picturedTexts(edition)].flatMap(({ text }) =>
    "spans" in text ? text.spans.map(({ fact }) => fact) : [],
  )

const inShort = (write: Writer, standfirst: Sentence): Edition["inShort"] =>
  [
    { label: inShortLabels.happened, sentences: [write.first([...weekHappened, ...whatHappened])] },
    {
      label: inShortLabels.unusual,
      sentences: [
        write.first([...weekUnusual, ...howUnusual]),
        write.facts.has("edition.quiet") || standfirst.id === "standfirst.record"
          ? null
          : write.first([recordHigh]),
      ],
    },
    { label: inShortLabels.model, sentences: [write.first(modelSays)] },
  ].flatMap(({ label, sentences }) => {
    const said = sentences.flatMap((sentence) => sentence ?? [])
    return said.length === 0 ? [] : [{ label, sentences: said }]
  })

const proved = (edition: Edition, problems: Reason[]): Edition =>
  problems.length === 0 ? edition : { ...edition, status: "held", reasons: [...edition.reasons, ...problems] }

const unproved = (problem: { where: string; detail: string }): Reason => ({
  code: "unproved",
  block: problem.where,
  detail: problem.detail,
})

const noClose = ({ day }: Settings): Reason => ({
  code: "missing",
  figure: "btc.daily",
  detail: `btc.daily has no eight consecutive agreed closes up to ${day}`,
})

const leftOut = (block: string, fact: string): Reason => ({
  code: "left_out",
  block,
  detail: `${block} is left out: ${fact} is missing`,
})

const distinct = (reasons: readonly Reason[]): Reason[] => {
  const seen = new Set<string>()
  return reasons.filter((reason) => {
    const key = JSON.stringify(reason)
    return !seen.has(key) && seen.add(key)
  })
}

function required<T>(value: T | null, place: string): T {
  if (value === null) throw new Error(`no claim for the ${place} holds, yet one of them holds on any facts`)
  return value
}
