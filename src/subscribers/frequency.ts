import * as z from "zod"

/** How often a subscriber is written to. */
export const Frequency = z.enum(["weekly", "daily"])
export type Frequency = z.infer<typeof Frequency>

/**
 * What a newsletter of this cadence can offer, the rarer first.
 *
 * @example frequenciesOf("daily") // => ["weekly", "daily"]
 */
export const frequenciesOf = (cadence: Frequency): Frequency[] =>
  cadence === "daily" ? ["weekly", "daily"] : ["weekly"]
