import type { Delivery } from "../delivery/ledger.ts"
import { findRetraction } from "../edition/retraction.ts"
import { instantOf } from "../market/day.ts"
import type { EditionRow } from "../store/edition-row.ts"
import { askFigure } from "./ask-figure.ts"
import type { JobDeps } from "./deps.ts"
import { provedFacts } from "./proved-facts.ts"

const everyMs = 10 * 60_000

/**
 * Asks for bitcoin's candles again while a delivery takes long, every ten minutes, and stops it once the close that it
 * prints no longer stands: who has it yet has it, and nobody else gets a number that was taken back. Returns whether it
 * goes on. Where nobody answers nothing was taken back.
 */
export async function recheckClose(
  deps: JobDeps,
  row: EditionRow,
  delivery: Delivery,
): Promise<"goes" | "stopped"> {
  const { ledger, files, log } = deps
  const { id, createdAt, recheckedAt, overruled, cancelledAt } = delivery
  const now = deps.now()
  if (cancelledAt !== null || overruled.includes("retraction")) return "goes"
  if (now < Math.max(createdAt, recheckedAt) + everyMs) return "goes"
  // Of two runs one asks.
  if (!(await ledger.noteRecheck(id, recheckedAt, now))) return "goes"

  // A replayed slot lies long past; its providers answer as of then.
  const slot = instantOf(row.slot_at + now - row.due_at)
  const candles = await askFigure(deps, "btc.daily", { day: row.day, slot })
  const reason = candles && findRetraction(await provedFacts(files, row), row.day, candles)
  if (!reason) return "goes"
  await ledger.stop(id, { kind: "retraction", reason, at: now })
  log("delivery braked", { delivery: id, kind: "retraction", reason })
  return "stopped"
}
