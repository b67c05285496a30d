import { laneLines } from "../delivery/lane-report.ts"
import { inPercent } from "../market/distance.ts"
import type { FigureId } from "../market/observation.ts"
import type { Probed, Required } from "../market/probe.ts"
import type { Agreement } from "../market/probe-agreement.ts"
import type { LaidProbe } from "./desk-client.ts"

const headings = ["source", "figures", "status", "ms", "shape", "newest as-of", "agreement", "why"]

/** A probe's report as a table for a terminal: a line for each question, then what is off, what is required, and the lane. */
export function probeTable({ day, at, probed, off, required, lane }: LaidProbe): string {
  const table = columns([headings, ...probed.map(cells)])
  return [
    `for the edition of ${day}, asked at ${at}`,
    "",
    ...table,
    ...(off.length > 0 ? [""] : []),
    ...off.map(({ source, why }) => `${source} is off: ${why}`),
    "",
    ...required.map(requiredLine),
    "",
    ...laneLines(lane),
  ].join("\n")
}

/** `required  btc.daily  agreed: …`, or why it could not be had. */
function requiredLine({ figure, outcome, close, days, origin, problem }: Required): string {
  const had = `price ${close} USD, daily history of ${days} days, ${origin}`
  return `required  ${figure}  ${outcome}: ${outcome === "held" ? problem : had}`
}

const cells = (probed: Probed): string[] => [
  probed.source,
  shortened(probed.figures),
  probed.status === null ? "-" : String(probed.status),
  probed.ms === null ? "-" : String(probed.ms),
  probed.shapeOk === null ? "-" : probed.shapeOk ? "ok" : "not ok",
  probed.newest ?? "-",
  worstOf(probed.agreement),
  probed.problem ?? "",
]

function shortened([first, ...others]: readonly FigureId[]): string {
  if (first === undefined) return "-"
  return others.length === 0 ? first : `${first} and ${others.length} more`
}

/** From what an operator should look at first to what is well. */
const severity = ["apart", "refused", "single", "not compared", "same origin", "agreed"] as const

/** What is worst among a question's figures, with its name where others are better. */
function worstOf(agreements: readonly Agreement[]): string {
  const outcome = severity.find((each) => agreements.some((one) => one.outcome === each))
  const worst = agreements
    .filter((each) => each.outcome === outcome)
    .sort((a, b) => Number(b.distance ?? 0) - Number(a.distance ?? 0))
    .at(0)
  if (worst === undefined) return "-"
  const all = agreements.every((each) => each.outcome === worst.outcome)
  return all ? inWords(worst) : `${inWords(worst)} (${worst.figure})`
}

function inWords({ outcome, code, distance }: Agreement): string {
  if (outcome === "apart") return distance === undefined ? "apart" : `apart ${inPercent(distance)}`
  if (outcome === "refused") return code?.replaceAll("_", " ") ?? outcome
  return outcome === "not compared" ? "-" : outcome
}

/** Lines whose cells stand beneath each other; the last is as long as it is. */
function columns(rows: readonly string[][]): string[] {
  const widths = headings.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  )
}
