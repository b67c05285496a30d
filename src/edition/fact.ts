import * as z from "zod"
import { Day, Decimal, Instant } from "../market/observation.ts"

/**
 * What a fact counts. `USD/PH` is dollars that a petahash a second earns in a day; `percent` a volatility in percent a
 * year; `index` a whole number from 0 to 100. `ratio` is a fraction (−0.0862 is −8.6 %); `multiple` a quotient (1.19 times); `day` a UTC day;
 * `text` a name, such as that of the venue.
 */
export const FactUnit = z.enum([
  "USD",
  "USD million",
  "USD/PH",
  "BTC",
  "EH/s",
  "difficulty",
  "BTC/block",
  "J/TH",
  "USD/kWh",
  "kWh",
  "blocks",
  "ratio",
  "multiple",
  "day",
  "instant",
  "days",
  "count",
  "index",
  "percent",
  "text",
])
export type FactUnit = z.infer<typeof FactUnit>

/**
 * A figure, or a computation on figures. Numbers are decimal strings quantised to 12 significant digits when the fact is
 * made; predicates and formats read only that value.
 */
export const Fact = z.object({
  /** `btc.return.7d` */
  id: z.string().regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/),
  value: z.union([Decimal, Day, Instant, z.string().min(1)]),
  unit: FactUnit,
  asOf: Instant,
  /** What computed it, with its version: `return@1`, `pc-1@2026-02-01`. A figure taken as it is: `figure@1`. */
  method: z.string().regex(/^[a-z0-9-]+@[a-z0-9.-]+$/),
  /** Ids of the facts and figures it was computed from. */
  inputs: z.array(z.string()),
  quality: z.enum(["measured", "model", "external"]),
})
export type Fact = z.infer<typeof Fact>

/** The facts of an edition by id. One that could not be established is absent. */
export type Facts = ReadonlyMap<string, Fact>

/**
 * Facts by their id.
 *
 * factsById([close]).get("btc.close")?.value // => "70330.38"
 */
export const factsById = (facts: readonly Fact[]): Facts => new Map(facts.map((fact) => [fact.id, fact]))
