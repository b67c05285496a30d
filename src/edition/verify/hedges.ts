import { type Exact, exact } from "../../analysis/decimal.ts"
import type { Span, Text } from "../edition.ts"
import type { Fact, Facts } from "../fact.ts"
import { readNumber } from "./printed-number.ts"
import { type Problem, refuseIf } from "./problem.ts"

/** A number as a hedge is read with it: what is shown, what is true, the fact and its format. */
type Hedged = { shown: Exact; truth: Exact; fact: Fact; format: string }
/** Whether a hedge is true of the number after it. */
type Promised = (hedged: Hedged) => boolean

const within =
  (most: string): Promised =>
  ({ shown, truth }) =>
    shown.minus(truth).abs().lte(truth.times(most))

// A rarity is printed to two digits, since it is itself counted from few days.
const close: Promised = (hedged) => within(hedged.format === "rarity" ? "0.05" : "0.01")(hedged)

// More or less may be measured by a limit that is printed as it is, but not by a count.
const isLimit = ({ shown, truth, fact: { unit, method } }: Hedged): boolean =>
  truth.eq(shown) && (method.startsWith("rule@") || !["count", "days", "blocks"].includes(unit))

const promises: Readonly<Record<string, Promised>> = {
  about: close,
  near: close,
  "almost exactly": within("0.005"),
  nearly: (hedged) => hedged.truth.lt(hedged.shown) && within("0.02")(hedged),
  "more than": (hedged) => hedged.truth.gt(hedged.shown) || isLimit(hedged),
  "less than": (hedged) => hedged.truth.lt(hedged.shown) || isLimit(hedged),
  "no more than": ({ shown, truth }) => truth.lte(shown),
  "at most": ({ shown, truth }) => truth.lte(shown),
  "at least": ({ shown, truth }) => truth.gte(shown),
}

// The longest hedge, a letter before it and the space after it.
const longest = 2 + Math.max(...Object.keys(promises).map(({ length }) => length))
const hedge = new RegExp(
  `\\b(${Object.keys(promises)
    .toSorted((a, b) => b.length - a.length)
    .join("|")}) $`,
  "i",
)
const alone = /\b(?:almost|nearly|roughly|approximately|circa)\b(?! (?:exactly )?\u2022)/gi

/**
 * The hedges of a text outside its spans that stand before no figure, so that nothing proves them.
 *
 * looseHedges("nearly all of \u2022") // => ["nearly"]
 */
export const looseHedges = (words: string): string[] => words.match(alone) ?? []

/**
 * What is wrong with the hedges of a text: one that is not true of the fact after it.
 * "About" and "near" are within 1 % of it, "almost exactly" within 0.5 %, "nearly" below what is shown by at most 2 %.
 *
 * hedgeProblems("data", { text: "nearly $70,300", spans }, facts)[0]?.detail
 *   // => "\"nearly $70,300\" is not true of btc.close, 70330.38"
 */
export const hedgeProblems = (where: string, text: Text, facts: Facts): Problem[] =>
  text.spans.flatMap((span) => spanProblems(where, text.text, span, facts.get(span.fact)))

function spanProblems(where: string, text: string, span: Span, fact: Fact | undefined): Problem[] {
  const word = hedge.exec(text.slice(Math.max(0, span.start - longest), span.start))?.[1]?.toLowerCase()
  const promised = word === undefined ? undefined : promises[word]
  if (!promised || !fact || ["text", "day", "instant"].includes(fact.unit)) return []
  const printed = text.slice(span.start, span.end)
  const shown = readNumber(printed, fact.unit)?.abs()
  const truth = exact(fact.value).abs()
  return refuseIf(
    shown === undefined || !promised({ shown, truth, fact, format: span.format }),
    where,
    `"${word} ${printed}" is not true of ${fact.id}, ${fact.value}`,
  )
}
