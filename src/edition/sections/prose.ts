import { dayNumber } from "../../market/day.ts"
import { aboutClaims } from "../claims/about.ts"
import { changedClaims } from "../claims/changed.ts"
import { costClaims } from "../claims/cost.ts"
import { checkClaims, machineClaims, meaningClaims, methodClaims } from "../claims/cost-why.ts"
import { priceClaims, quietPriceClaims } from "../claims/price.ts"
import { realityClaims } from "../claims/reality.ts"
import { volatilityReality } from "../claims/watch-derivatives.ts"
import { volumeReality } from "../claims/watch-volume.ts"
import { weekData } from "../claims/week.ts"
import type { Section } from "../edition.ts"
import { paragraph, type Writer } from "../writer.ts"
import { machineTable } from "./machines.ts"
import { findSection } from "./section.ts"
import { findTable } from "./table.ts"
import { weekTable } from "./week.ts"

const quiet = (write: Writer): boolean => write.facts.has("edition.quiet")

/** The figures the edition rests on: the price in its week, and the estimate of mining cost; on a quiet day the week alone. */
export const findData = (write: Writer): Section | null =>
  quiet(write)
    ? findSection("data", [
        ...paragraph(write.all([...weekData, ...quietPriceClaims])),
        ...findTable(weekTable, write),
      ])
    : findSection("data", [
        ...paragraph(write.all([...weekData, ...priceClaims])),
        ...findTable(weekTable, write),
        ...paragraph(write.all(costClaims)),
      ])

// What the estimate means is told in turn, so that a reader of every edition is told all of it and not all every day.
const meaningsADay = 2

/** How the estimate of mining cost is made, what it is not, and the reference machines beside it; not on a quiet day. */
export function findWhy(write: Writer): Section | null {
  if (quiet(write)) return null
  const day = dayNumber(write.facts.get("edition.day")?.value ?? "1970-01-01")
  const [always, ...others] = meaningClaims
  const turned = others.map((_, index) => others[(index + day) % others.length]).slice(0, meaningsADay)
  const meaning = [always, ...turned].flatMap((each) => each ?? [])
  return findSection("why", [
    ...paragraph(write.all(methodClaims)),
    ...paragraph(write.all([...meaning, ...checkClaims])),
    ...findTable(machineTable, write),
    ...paragraph(write.all(machineClaims)),
  ])
}

/** The market's state, the week's moves measured by the data before it, how rare they are, and what was traded. */
export const findReality = (write: Writer): Section | null =>
  findSection("reality", [
    ...paragraph(write.all(realityClaims)),
    ...paragraph(write.all([...volumeReality, ...volatilityReality])),
  ])

// On a quiet day what has changed most is enough.
const changesOnQuietDays = 1

/** What is different from the edition before. */
export function findChanged(write: Writer): Section | null {
  const changes = write.all(changedClaims)
  return findSection("changed", paragraph(quiet(write) ? changes.slice(0, changesOnQuietDays) : changes))
}

/** How the edition was made, what the publisher holds, and what it is not. */
export const findDisclaimer = (write: Writer): Section | null =>
  findSection("disclaimer", paragraph(write.all(aboutClaims)))
