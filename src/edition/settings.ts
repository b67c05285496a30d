import * as z from "zod"
import { Day, Instant } from "../market/observation.ts"

/** How often a newsletter comes out. */
export const Cadence = z.enum(["daily", "weekly"])
export type Cadence = z.infer<typeof Cadence>

/** All that composing an edition takes besides the observations and the edition before. */
export const Settings = z.object({
  /** The newsletter's id: `bitcoin`. */
  newsletter: z.string(),
  /** The name in the masthead: `Plumbline`. */
  title: z.string(),
  slug: z.string(),
  version: z.int().min(1),
  /** The last closed UTC day before the slot. */
  day: Day,
  slot: Instant,
  /** A weekly edition looks at a week, a daily one at a day in its week. */
  cadence: Cadence,
  /** Without a trailing slash; every link of ours begins with it. */
  publicUrl: z.url(),
  /** The publisher's statement of what it holds, printed as it is. */
  holdings: z.string().min(1),
})
export type Settings = z.infer<typeof Settings>

/** What the next edition may say of the one before: its day and the facts that both can have. */
export const Previous = z.object({ slug: z.string(), day: Day, facts: z.record(z.string(), z.string()) })
export type Previous = z.infer<typeof Previous>
