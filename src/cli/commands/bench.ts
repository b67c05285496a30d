import { type Command, InvalidArgumentError, Option } from "commander"
import type { BenchReport, Measured } from "../../../test/bench/bench.ts"
import { type MeasureName, measureNames, measures } from "../../../test/bench/names.ts"

type Options = { json?: boolean; only?: MeasureName[]; iterations: number }

/** What a provider far away takes for an answer. */
const delayMs = 100

/** `bench`: how long things take, beside a fixed amount of work of the same run. */
export function addBench(program: Command): void {
  program
    .command("bench")
    .description("measures what takes time, each beside a fixed amount of work of the same run")
    .option("--json", "print one JSON object")
    .addOption(new Option("--only <names...>", "measure these").choices(measureNames))
    .option("--iterations <n>", "how often each is measured; the median counts", upToThousand, 30)
    .addHelpText(
      "after",
      `
What is measured:
${measureNames.map((name) => `  ${name.padEnd(15)}${measures[name]}`).join("\n")}

Being slow fails nothing: what takes longer than its bound is called "over", and the status is 0.`,
    )
    .action(async ({ only, iterations, json }: Options) => {
      const { runBench } = await import("../../../test/bench/bench.ts")
      const report = await runBench({ only, iterations, delayMs })
      console.log(json ? JSON.stringify(report) : benchTable(report))
    })
}

function upToThousand(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= 1000) return number
  throw new InvalidArgumentError("1 to 1000 is accepted.")
}

const row = (name: string, ms: string, ratio: string, note = "") =>
  `${name.padEnd(15)}${ms.padStart(10)}${ratio.padStart(14)}   ${note}`.trimEnd()

function benchTable({ yardstickMs, measured, bundle }: BenchReport): string {
  return [
    row("measure", "ms", "of yardstick"),
    row("yardstick", yardstickMs.toFixed(2), "1.000"),
    ...measured.map((each) => row(each.name, short(each.ms), short(each.ratio, 3), noteOn(each))),
    ...(bundle === null
      ? []
      : [
          row(
            "bundle",
            "-",
            "-",
            `${kib(bundle.rawKiB)} KiB, ${kib(bundle.gzipKiB)} by gzip; at most ${kib(bundle.bound.rawKiB)} and ${kib(bundle.bound.gzipKiB)}: ${bundle.within}`,
          ),
        ]),
  ].join("\n")
}

const kib = (size: number): string => Math.round(size).toLocaleString("en")

/** Small times are told to more places, or nothing would be left of them. */
const short = (number: number, places = 2): string => number.toFixed(number < 0.1 ? places + 2 : places)

const rowsOf = (rows: Measured["rows"]): string[] =>
  rows === undefined
    ? []
    : [
        `D1 rows written: ${rows.signUp} by a sign-up, ${rows.confirmation} by its confirmation, at most ${rows.bound.signUp} and ${rows.bound.confirmation}: ${rows.within}`,
      ]

function noteOn(measured: Measured): string {
  const { ms, coldMs, coldBoundMs, coldWithin, requests, perSecond, rows, boundMs, within } = measured
  if (requests !== undefined && boundMs !== undefined) {
    const took = `${(ms / 1000).toFixed(2)} s for ${requests} requests of ${delayMs} ms`
    return `${took}; at most ${(boundMs / 1000).toFixed(2)} s: ${within}`
  }
  if (perSecond !== undefined)
    return [`${Math.round(perSecond).toLocaleString("en")} a second`, ...rowsOf(rows)].join("; ")
  return [
    ...(coldMs === undefined
      ? []
      : [
          `the first time ${coldMs.toFixed(0)}${coldBoundMs === undefined ? "" : `, at most ${coldBoundMs}: ${coldWithin}`}`,
        ]),
    ...(boundMs === undefined ? [] : [`at most ${boundMs}: ${within}`]),
  ].join("; ")
}
