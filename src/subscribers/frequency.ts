import * as z from "zod"

/** How often a newsletter comes out. */
export const Cadence = z.enum(["weekly", "daily"])
export type Cadence = z.infer<typeof Cadence>

/** How often a subscriber is written to; `big-moves` gets an edition only when it tells of one. */
export const Frequency = z.enum(["weekly", "daily", "big-moves"])
export type Frequency = z.infer<typeof Frequency>

/**
 * What a newsletter of this cadence can offer, in the order in which it is offered.
 *
 * frequenciesOf("weekly") // => ["weekly"]
 */
export const frequenciesOf = (cadence: Cadence): Frequency[] =>
  cadence === "daily" ? ["weekly", "daily", "big-moves"] : ["weekly"]
