import type { Judged, Mailcheck } from "../../test/mailcheck/mailcheck.ts"
import { checkNames } from "../../test/mailcheck/names.ts"

/** A check of mails as a table for a terminal: a row a mail, a column a check; below it what is wrong, a line each. */
export function mailcheckTable({ mails, notChecked }: Mailcheck): string {
  const rows = [["mail", "bytes", ...checkNames], ...mails.map(cells)]
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  )
  const faults = mails.flatMap((mail) =>
    checkNames.flatMap((check) =>
      (mail.faults[check] ?? []).map((fault) => `${mail.name}, ${check}: ${fault}`),
    ),
  )
  return [
    ...table,
    ...blankBefore(faults),
    ...blankBefore(notChecked.map(({ check, why }) => `${check} is not checked: ${why}`)),
  ].join("\n")
}

const cells = ({ name, bytes, spamScore, faults }: Judged): string[] => [
  name,
  bytes.toLocaleString("en"),
  ...checkNames.map((check) => {
    const found = faults[check]
    if (found === undefined) return "-"
    const score = check === "spam" && spamScore !== null ? ` ${spamScore.toFixed(1)}` : ""
    return `${found.length === 0 ? "ok" : `${found.length} ✗`}${score}`
  }),
]

const blankBefore = (lines: string[]): string[] => (lines.length > 0 ? ["", ...lines] : [])
