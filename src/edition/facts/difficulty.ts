import { exact } from "../../analysis/decimal.ts"
import { blocksPerEpoch, justRetargeted, nextRetarget } from "../../analysis/retarget.ts"
import { simpleReturn } from "../../analysis/return.ts"
import { dayNumber } from "../../market/day.ts"
import type { Day } from "../../market/observation.ts"
import type { Fact } from "../fact.ts"
import { numberFact, type Provenance, wordFact } from "./record.ts"
import { findValue, type Usable } from "./usable.ts"

/**
 * The difficulty in force: since when, from which block, against the one before, whether that is news, the block of the
 * next adjustment, and what is estimated of it.
 *
 * difficultyFacts(usable, "2026-02-08").find(({ id }) => id === "difficulty.next_height")?.value // => "937440"
 */
export function difficultyFacts(usable: Usable, day: Day): Fact[] {
  const difficulty = findValue(usable, "btc.difficulty")
  if (!difficulty) return []
  const previous = findValue(usable, "btc.difficulty.previous")
  const retargetDay = difficulty.asOf.slice(0, 10)
  const now = exact(difficulty.value)
  const from = provenance(difficulty.asOf)
  return [
    numberFact("difficulty", "difficulty", now, from("figure@1", ["btc.difficulty"])),
    wordFact("difficulty.day", "day", retargetDay, from("figure@1", ["btc.difficulty"])),
    ...(justRetargeted(day, retargetDay)
      ? [wordFact("difficulty.recent", "text", "yes", from("retarget@1", ["btc.difficulty"]))]
      : []),
    ...(previous
      ? [
          numberFact(
            "difficulty.change",
            "ratio",
            simpleReturn(exact(previous.value), now),
            from("return@1", ["btc.difficulty", "btc.difficulty.previous"]),
          ),
        ]
      : []),
    ...heightFacts(usable, difficulty.asOf),
    ...nextFacts(usable, retargetDay),
  ]
}

function heightFacts(usable: Usable, asOf: string): Fact[] {
  const height = findValue(usable, "btc.retarget.height")
  if (!height) return []
  const from = provenance(asOf)
  const inputs = ["btc.retarget.height"]
  const next = nextRetarget(exact(height.value).toNumber())
  return [
    numberFact("difficulty.height", "blocks", exact(height.value), from("figure@1", inputs)),
    numberFact("difficulty.next_height", "blocks", exact(String(next)), from("retarget@1", inputs)),
    numberFact("difficulty.epoch", "blocks", exact(String(blocksPerEpoch)), from("protocol@1", [])),
  ]
}

/** An epoch that began days ago has blocks behind it: at a quarter of the due pace at the least. */
const leastBlocksPerDay = 36

function nextFacts(usable: Usable, retargetDay: Day): Fact[] {
  const change = findValue(usable, "btc.next_retarget.change")
  const blocks = findValue(usable, "btc.next_retarget.blocks")
  const days = findValue(usable, "btc.next_retarget.days")
  if (!change || !blocks || !days) return []
  // Asked after the day's end, it may be of the epoch that has begun since.
  const behind = blocksPerEpoch - exact(blocks.value).toNumber()
  const age = dayNumber(change.asOf.slice(0, 10)) - dayNumber(retargetDay)
  if (behind < age * leastBlocksPerDay) return []
  const from: Provenance = { asOf: change.asOf, method: "figure@1", inputs: [], quality: "external" }
  const of = (id: string): Provenance => ({ ...from, inputs: [id] })
  return [
    numberFact("difficulty.next.change", "ratio", exact(change.value), of("btc.next_retarget.change")),
    numberFact("difficulty.next.blocks", "blocks", exact(blocks.value), of("btc.next_retarget.blocks")),
    numberFact("difficulty.next.days", "days", exact(days.value), of("btc.next_retarget.days")),
    wordFact("difficulty.next.origin", "text", change.origin, of("btc.next_retarget.change")),
  ]
}

const provenance =
  (asOf: string) =>
  (method: string, inputs: string[]): Provenance => ({ asOf, method, inputs, quality: "measured" })
