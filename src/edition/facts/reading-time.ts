import { Exact } from "../../analysis/decimal.ts"
import type { Block, Edition, Sentence } from "../edition.ts"
import type { Fact } from "../fact.ts"
import { numberFact, type Provenance } from "./record.ts"

/** Words a minute, as adults read plain English: rounded down from the 238 of Brysbaert (2019), doi 10.1016/j.jml.2019.104047. */
const wordsPerMinute = 220

/** The claims that say how long the edition is; they do not count themselves. */
export const lengthClaims: ReadonlySet<string> = new Set(["about.length", "about.length_minute"])

/** What of an edition is read as text. */
type Read = Pick<Edition, "headline" | "standfirst" | "inShort" | "notices" | "sections">

/**
 * The sentences of the running text as a reader who chose no kind gets it: headline, standfirst, summary, notices and the
 * sentences of the sections. Tables, figures set apart, sources, headlines of others, titles and what
 * stands at the foot of every edition are no part of it.
 *
 * runningText(edition)[0] === edition.headline // => true
 */
export function runningText(edition: Read): Sentence[] {
  const sentences = [
    edition.headline,
    edition.standfirst,
    ...edition.notices,
    ...edition.inShort.flatMap(({ sentences }) => sentences),
    ...edition.sections.flatMap(({ id, readers = "general", blocks }) =>
      readers === "general" && id !== "disclaimer" ? blocks.flatMap(sentencesOf) : [],
    ),
  ]
  return sentences.filter(({ id }) => !lengthClaims.has(id))
}

/**
 * The words of the running text.
 *
 * countWords(edition) // => 842
 */
export const countWords = (edition: Read): number =>
  runningText(edition).reduce((sum, { text }) => sum + wordsIn(text), 0)

/**
 * How many words a text has: whatever stands between spaces and holds a letter or a digit.
 *
 * wordsIn("down 8.6% – to $70,330") // => 4
 */
export const wordsIn = (text: string): number =>
  text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

function sentencesOf(block: Block): readonly Sentence[] {
  switch (block.kind) {
    case "paragraph":
      return block.sentences
    case "list":
      return block.items.flat()
    case "zones":
      return block.zones.flatMap(({ what, voids }) => [what, voids])
    case "indicators":
      return block.items.flatMap(({ sentences }) => sentences)
    case "table":
    case "sources":
    case "headlines":
      return []
  }
}

/**
 * How long an edition is and how many minutes it takes to read, begun minutes counted.
 *
 * readingFacts(842, "2026-02-09T00:00:00Z")[1]?.value // => "4"
 */
export function readingFacts(words: number, asOf: string): Fact[] {
  const from: Provenance = { asOf, method: "reading-time@1", inputs: [], quality: "measured" }
  return [
    numberFact("edition.words", "count", new Exact(words), from),
    numberFact("edition.minutes", "count", new Exact(Math.ceil(words / wordsPerMinute)), from),
  ]
}
