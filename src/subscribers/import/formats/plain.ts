import * as z from "zod"
import { unguarded } from "../../csv-cell.ts"
import { Frequency } from "../../frequency.ts"
import { ReaderKind } from "../../reader-kind.ts"
import { type Cells, dormantMs, type Format, type Reading } from "../format.ts"
import { momentOf } from "../moment.ts"
import { ProofText, type Wants } from "../row.ts"

const states = new Map<string, Wants>([
  ["", "active"],
  ["active", "active"],
  ["confirmed", "active"],
  ["pending", "pending"],
  ["disabled", "disabled"],
  ["left", "left"],
  ["unsubscribed", "left"],
  ["suppressed", "blocked"],
  ["blocked", "blocked"],
  ["bounced", "bounced"],
  ["complained", "complained"],
])

/** The columns of a plain list, of which all but the address may be missing. Our own export is one. */
export const plainColumns = [
  "email",
  "state",
  "kind",
  "frequency",
  "confirmed_at",
  "source",
  "text_version",
  "basis",
  "created_at",
  "last_opened_at",
  "name",
] as const

/**
 * A list of one's own making. A column that is not known is refused and not passed over: it may be the one that says who
 * has left.
 */
export const plain: Format = {
  name: "plain",
  needs: [["email"]],
  only: plainColumns,
  address: ["email"],
  read(cells, now) {
    const cell: Cells = (column) => unguarded(cells(column))
    const wants = states.get(cell("state").toLowerCase())
    if (wants === undefined) {
      return { problem: `state is not one of ${[...states.keys()].filter(Boolean).join(", ")}` }
    }
    const opened = momentOf(cell("last_opened_at"))
    return choices(cell, {
      wants,
      since: momentOf(cell("confirmed_at")) ?? momentOf(cell("created_at")),
      textVersion: cell("text_version").slice(0, 20) || null,
      dormant: opened !== null && opened < now - dormantMs,
    })
  },
}

const emptyCell = z.literal("")

function choices(cell: Cells, reading: Reading): Reading | { problem: string } {
  const kind = ReaderKind.or(emptyCell).safeParse(cell("kind"))
  if (!kind.success) return { problem: `kind is not one of ${ReaderKind.options.join(", ")}` }
  const frequency = Frequency.or(emptyCell).safeParse(cell("frequency"))
  if (!frequency.success) return { problem: `frequency is not one of ${Frequency.options.join(", ")}` }
  const basis = ProofText.or(emptyCell).safeParse(cell("basis"))
  const source = ProofText.or(emptyCell).safeParse(cell("source"))
  if (!basis.success || !source.success)
    return { problem: "basis and source are one line of up to 200 characters" }
  return {
    ...reading,
    kind: kind.data || null,
    frequency: frequency.data || null,
    basis: basis.data || null,
    source: source.data || null,
  }
}
