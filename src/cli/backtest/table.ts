import type { Summary } from "./measures.ts"
import type { Spread, Times } from "./tally.ts"

/** What a backtest says, with what it was asked for and how long it took beside the yardstick. */
export type Report = Summary & {
  from: string
  to: string
  every: number
  cadence: string
  seconds: number
  /** A fixed amount of work of the same run, in ms, and what composing took of it. */
  yardstickMs: number
  composeOfYardstick: number | null
}

const shown = 20

/**
 * A backtest's report for a terminal.
 *
 * backtestTable(report).startsWith("editions ") // => true
 */
export function backtestTable(report: Report): string {
  const { openings, claims, neverPrinted } = report
  return [
    row(
      "editions",
      `${report.editions} (${report.cadence}, ${report.from} to ${report.to}, every ${report.every})`,
    ),
    row("complete", String(report.complete)),
    row("degraded", String(report.degraded)),
    ...counts(report.degradedFor),
    row("held", `${report.held} (${share(report.held, report.editions)})`),
    ...counts(report.heldFor),
    row("verification failures", String(report.verificationFailures)),
    ...report.failures.slice(0, shown).map(({ slug, problem }) => `  ${slug}  ${problem}`),
    row("exceptions", String(report.exceptions)),
    ...report.exceptionList.slice(0, shown).map(({ slug, problem }) => `  ${slug}  ${problem}`),
    row("mails verified", `of ${report.mailsVerified} editions, for every reader kind`),
    row("mutations", `${report.mutations.tried} tried, ${report.mutations.caught} caught`),
    ...report.mutations.survivors.slice(0, shown).map(({ slug, problem }) => `  ${slug}  ${problem}`),
    row("regimes", ""),
    ...Object.entries(report.regimes).map(([name, count]) => {
      const opened = openings.regimes[name]
      return `  ${String(count).padStart(5)}  ${name}${opened ? `, ${opened.distinct} openings` : ""}`
    }),
    row(
      "openings repeated",
      `${openings.exact.length} to the letter, ${openings.masked.length} but for figures`,
    ),
    ...openings.masked.slice(0, shown).map(({ text, times }) => `  ${String(times).padStart(5)}  ${text}`),
    row("words", spreadText(report.words)),
    row("words, quiet", spreadText(report.quietWords)),
    row("headline", `${spreadText(report.headline)} characters`),
    row("standfirst", `${spreadText(report.standfirst)} characters`),
    row("reading ease", spreadText(report.readingEase)),
    row(
      "compose and verify",
      `${timesText(report.composeMs)}, ${report.composeOfYardstick?.toFixed(2) ?? "–"} of the yardstick`,
    ),
    row("agree", timesText(report.agreeMs)),
    row("yardstick", `${report.yardstickMs.toFixed(1)} ms`),
    row("in all", `${report.seconds.toFixed(0)} s`),
    row("claims", `${claims.length}, ${neverPrinted.length} never printed`),
    ...claims
      .filter(({ printed }) => printed === 0)
      .map(({ claim, evaluable, held }) => `  ${claim}: facts there ${evaluable}, held ${held}`),
  ].join("\n")
}

const row = (name: string, value: string): string => `${name.padEnd(23)}${value}`.trimEnd()
const counts = (all: Record<string, number>): string[] =>
  Object.entries(all).map(([name, count]) => `  ${String(count).padStart(5)}  ${name}`)
const share = (part: number, all: number): string => `${((100 * part) / Math.max(1, all)).toFixed(1)} %`
const spreadText = (spread: Spread): string =>
  spread ? `${spread.min} to ${spread.max}, median ${spread.median}` : "none"
const timesText = (times: Times): string =>
  times ? `median ${times.median} ms, 95th percentile ${times.p95} ms` : "none"
