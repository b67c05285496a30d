import { aboutClaims } from "../claims/about.ts"
import { changedClaims } from "../claims/changed.ts"
import { costClaims, whyClaims } from "../claims/cost.ts"
import { moveClaims, priceClaims } from "../claims/price.ts"
import type { Section } from "../edition.ts"
import { paragraph, type Writer } from "../writer.ts"
import { findSection } from "./section.ts"

/** The figures the edition rests on: the price in its week, and the estimate of mining cost. */
export const findData = (write: Writer): Section | null =>
  findSection("data", [...paragraph(write.all(priceClaims)), ...paragraph(write.all(costClaims))])

/** How the estimate of mining cost is made, and what it is not. */
export const findWhy = (write: Writer): Section | null => findSection("why", paragraph(write.all(whyClaims)))

/** The week's daily moves, measured by the data before it. */
export const findReality = (write: Writer): Section | null =>
  findSection("reality", paragraph(write.all(moveClaims)))

/** What is different from the edition before. */
export const findChanged = (write: Writer): Section | null =>
  findSection("changed", paragraph(write.all(changedClaims)))

/** How the edition was made, what the publisher holds, and what it is not. */
export const findDisclaimer = (write: Writer): Section | null =>
  findSection("disclaimer", paragraph(write.all(aboutClaims)))
