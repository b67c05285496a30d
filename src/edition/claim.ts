import { type Exact, exact } from "../analysis/decimal.ts"
import type { Regime } from "../analysis/regime.ts"
import { dayNumber } from "../market/day.ts"
import type { Sentence } from "./edition.ts"
import type { Fact, Facts } from "./fact.ts"
import { print } from "./format.ts"
import { tooOld } from "./max-age.ts"
import { roundRatio } from "./rounding.ts"
import { findText, placeholders } from "./wording.ts"

/** The facts that a claim names, as a predicate reads them; reading any other is an error in the claim. */
export type Reading = {
  number(id: string): Exact
  word(id: string): string
  /** A ratio as its percentage is printed: what is said of it must be true of that. */
  rounded(id: string): Exact
  /** The fact as a format prints it. */
  printed(id: string, format: string): string
}

/** A statement that may be made if all its facts are present and its predicate holds on them. */
export type Claim = {
  id: string
  version: number
  /** Every fact that the predicate or a wording reads. */
  facts: readonly string[]
  /** Facts that must be absent: what a notice of something missing rests on. */
  without: readonly string[]
  /** The regimes in which it may be made; null where the regime does not matter. */
  regimes: readonly Regime[] | null
  predicate: (read: Reading) => boolean
  /** Sentences with the same meaning; which one is printed depends on the edition alone. */
  wordings: readonly string[]
  /** Wordings come in turn, day by day: for the first sentence that a reader sees. Else a hash of edition and claim picks. */
  inTurn: boolean
  /** The direction words that stand in a wording outside a span, each with what proves it. */
  entails: Readonly<Record<string, (read: Reading) => boolean>>
  /** What this claim must never be read as saying. */
  forbids: readonly RegExp[]
}

/**
 * A claim from what is particular to it: the facts of its wordings need not be listed again, nor that one on the last
 * day's own move is no claim of a weekly edition.
 *
 * claim("data.cost", { wordings: ["about {cost.cash:estimate}"] }).facts // => ["cost.cash"]
 */
export function claim(
  id: string,
  parts: Pick<Claim, "wordings"> & Partial<Omit<Claim, "id" | "facts">> & { reads?: readonly string[] },
): Claim {
  const printed = parts.wordings.flatMap((wording) => placeholders(wording).map(({ fact }) => fact))
  const facts = [...new Set([...(parts.reads ?? []), ...printed])]
  return {
    id,
    version: parts.version ?? 1,
    facts,
    without: [...(parts.without ?? []), ...(facts.some(ofTheDay) ? ["week.start"] : [])],
    regimes: parts.regimes ?? null,
    predicate: parts.predicate ?? (() => true),
    wordings: parts.wordings,
    inTurn: parts.inTurn ?? false,
    entails: parts.entails ?? {},
    forbids: parts.forbids ?? [],
  }
}

// What is said of the last day's own move is said in an edition of that day, not in one of its week.
const ofTheDay = (fact: string): boolean => fact === "btc.return.1d"

/** The name under which a sentence and the evidence cite a claim: `data.cost@1`. */
export const cite = ({ id, version }: Claim): string => `${id}@${version}`

/**
 * Whether a claim may be made: its facts are there and fresh enough, what must be absent is, the regime is one of its
 * own, and its predicate holds.
 *
 * holds(claim("data.cost", { wordings: ["about {cost.cash:estimate}"] }), new Map()) // => false
 */
export const holds = (claim: Claim, facts: Facts): boolean =>
  claim.facts.every((id) => facts.has(id) && !tooOld(id, facts)) &&
  !claim.without.some((id) => facts.has(id)) &&
  fits(claim, facts) &&
  claim.predicate(reading(claim, facts))

function fits({ regimes }: Claim, facts: Facts): boolean {
  const regime = facts.get("regime")?.value
  return regimes === null || regimes.some((each) => each === regime)
}

/** The facts of a claim, for its predicate and for what its direction words rest on. */
export function reading(claim: Claim, facts: Facts): Reading {
  const find = (id: string): Fact => {
    const fact = claim.facts.includes(id) ? facts.get(id) : undefined
    if (!fact) throw new RangeError(`${cite(claim)} reads ${id}, which is not among its facts`)
    return fact
  }
  return {
    number: (id) => exact(find(id).value),
    word: (id) => find(id).value,
    rounded: (id) => roundRatio(exact(find(id).value)),
    printed: (id, format) => print(find(id), format),
  }
}

/**
 * A predicate that holds when a format prints two facts differently: nothing goes from an amount to the same amount.
 *
 * toldApart("estimate", "cost.previous", "cost.cash")(read) // => false, where both are "$59,000"
 */
export const toldApart =
  (format: string, one: string, other: string) =>
  (read: Reading): boolean =>
    read.printed(one, format) !== read.printed(other, format)

/**
 * The sentence that a claim makes of the facts, or null when it may not be made. `seed` names the edition: one edition
 * always gets the same wording.
 *
 * findSentence(claim("x", { wordings: ["at {btc.close:price}"] }), facts, "bitcoin/2026-02-08")?.text // => "at $70,300"
 */
export function findSentence(claim: Claim, facts: Facts, seed: string): Sentence | null {
  if (!holds(claim, facts)) return null
  const day = facts.get("edition.day")?.value
  const place = claim.inTurn && day !== undefined ? dayNumber(day) : hash(`${seed}/${claim.id}`)
  const variant = place % claim.wordings.length
  const text = findText(claim.wordings[variant] ?? "", facts)
  return text && { id: claim.id, claim: cite(claim), variant, ...text }
}

/**
 * 32-bit FNV-1a over UTF-16 code units: spreads editions over wordings, nothing more.
 * http://www.isthe.com/chongo/tech/comp/fnv/
 *
 * hash("a") // => 3826002220
 */
export function hash(text: string): number {
  let state = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return state
}
