import type { Edition } from "../../edition/edition.ts"
import type { Composed } from "../../edition/evidence.ts"
import type { Fact } from "../../edition/fact.ts"
import { countWords, runningText } from "../../edition/facts/reading-time.ts"
import { readingEase } from "../../edition/reading-ease.ts"
import type { Reason } from "../../market/figure.ts"
import { type ClaimCount, countClaims } from "./claim-counts.ts"
import { findOpening, type Opening, type Openings, summariseOpenings } from "./openings.ts"
import { holdingReasons, kindOf } from "./reason-kinds.ts"
import type { Outcome } from "./runner.ts"
import { type Spread, spread, type Times, tally, times } from "./tally.ts"

/** What went wrong with one edition, in words. */
export type Fault = { slug: string; problem: string }

/** All that a backtest says of its editions. Lengths in characters, times in ms. */
export type Summary = {
  editions: number
  complete: number
  degraded: number
  held: number
  verificationFailures: number
  exceptions: number
  mailsVerified: number
  /** Corruptions of editions that verification was tried with, how many it caught, and the others. */
  mutations: { tried: number; caught: number; survivors: Fault[] }
  /** How many editions were held, and degraded, for each kind of reason. */
  heldFor: Record<string, number>
  degradedFor: Record<string, number>
  heldEditions: { slug: string; reasons: Pick<Reason, "code" | "detail">[] }[]
  failures: Fault[]
  exceptionList: Fault[]
  regimes: Record<string, number>
  openings: Openings
  words: Spread
  quietWords: Spread
  headline: Spread
  standfirst: Spread
  readingEase: Spread
  composeMs: Times
  agreeMs: Times
  neverPrinted: string[]
  claims: ClaimCount[]
}

/** Gathers what a backtest says, edition by edition. */
export type Measures = { add(outcome: Outcome): void; summary(): Summary }

/**
 * Measures of no edition yet.
 *
 * measureEditions().summary().editions // => 0
 */
export function measureEditions(): Measures {
  const counted = { complete: 0, degraded: 0, held: 0, mailsVerified: 0 }
  const [heldFor, degradedFor, regimes] = [tally(), tally(), tally()]
  const heldEditions: Summary["heldEditions"] = []
  const failures: Fault[] = []
  const exceptionList: Fault[] = []
  const survivors: Fault[] = []
  let tried = 0
  const openings: Opening[] = []
  const texts: Lengths[] = []
  const took: { agreeMs: number; composeMs: number }[] = []
  const claims = countClaims()

  const addStatus = (edition: Edition): void => {
    counted[edition.status] += 1
    const { slug, reasons } = edition
    if (edition.status === "held") {
      const why = holdingReasons(edition)
      heldEditions.push({ slug, reasons: why.map(({ code, detail }) => ({ code, detail })) })
      for (const kind of new Set(why.map(kindOf))) heldFor.add(kind)
    }
    for (const reason of reasons) if (reason.code === "left_out") degradedFor.add(kindOf(reason))
    for (const { code, block = "edition", detail } of reasons) {
      if (code === "unproved") failures.push({ slug, problem: `${block}: ${detail}` })
    }
  }
  return {
    add(outcome) {
      if (outcome.kind === "failed") {
        exceptionList.push({ slug: outcome.slug, problem: outcome.message })
        return
      }
      const { composed, mailProblems, mutations, agreeMs, composeMs } = outcome
      const { edition, evidence } = composed
      addStatus(edition)
      took.push({ agreeMs, composeMs })
      if (mailProblems) counted.mailsVerified += 1
      for (const problem of mailProblems ?? [])
        failures.push({ slug: edition.slug, problem: `mail: ${problem}` })
      tried += mutations?.tried ?? 0
      for (const { kind, from, to } of mutations?.survivors ?? [])
        survivors.push({ slug: edition.slug, problem: `${kind}: "${from}" → "${to}"` })
      regimes.add(evidence.facts.find(({ id }) => id === "regime")?.value ?? "none")
      claims.add(composed)
      const opening = findOpening(composed)
      if (opening) openings.push(opening)
      if (opening) texts.push(lengthsOf(composed))
    },
    summary: () => ({
      editions: took.length + exceptionList.length,
      ...counted,
      mutations: { tried, caught: tried - survivors.length, survivors },
      verificationFailures: failures.length,
      exceptions: exceptionList.length,
      heldFor: heldFor.all(),
      degradedFor: degradedFor.all(),
      heldEditions,
      failures,
      exceptionList,
      regimes: regimes.all(),
      openings: summariseOpenings(openings),
      ...spreadsOf(texts),
      composeMs: times(took.map(({ composeMs }) => composeMs)),
      agreeMs: times(took.map(({ agreeMs }) => agreeMs)),
      neverPrinted: claims.all().flatMap(({ claim, printed }) => (printed === 0 ? [claim] : [])),
      claims: claims.all(),
    }),
  }
}

type Lengths = { words: number; quiet: boolean; headline: number; standfirst: number; ease: number | null }

const lengthsOf = ({ edition, evidence }: Composed): Lengths => ({
  words: countWords(edition),
  quiet: evidence.facts.some(({ id }: Fact) => id === "edition.quiet"),
  headline: edition.headline.text.length,
  standfirst: edition.standfirst.text.length,
  ease: readingEase(runningText(edition).map(({ text }) => text)),
})

const spreadsOf = (texts: readonly Lengths[]) => ({
  words: spread(texts.map(({ words }) => words)),
  quietWords: spread(texts.flatMap(({ words, quiet }) => (quiet ? [words] : []))),
  headline: spread(texts.map(({ headline }) => headline)),
  standfirst: spread(texts.map(({ standfirst }) => standfirst)),
  readingEase: spread(texts.flatMap(({ ease }) => ease ?? [])),
})
