import * as z from "zod"
import { Reason } from "../market/figure.ts"
import type { Asked } from "../market/gather.ts"
import { Instant, Observation } from "../market/observation.ts"
import { providerNames } from "../market/providers.ts"
import type { OpenSource } from "../market/source.ts"
import { KeptRange } from "../store/series-days.ts"

/** A source that was asked: its address, and whether it was asked with a key. The key itself is never written down. */
export const AskedSource = z.object({ name: z.enum(providerNames), url: z.string(), keyed: z.boolean() })
export type AskedSource = z.infer<typeof AskedSource>

/** A request and what came of it; a reply's body lies in R2 under its hash. */
export const Requested = z.discriminatedUnion("outcome", [
  z.object({
    url: z.string(),
    outcome: z.literal("reply"),
    sha256: z.string(),
    fetchedAt: Instant,
    rebuiltFrom: z.string().nullable(),
  }),
  z.object({
    url: z.string(),
    outcome: z.literal("refused"),
    problem: z.string(),
    status: z.number().nullable(),
  }),
])
export type Requested = z.infer<typeof Requested>

/** Kept days as they stood when they were looked up, and the file that holds them where they were put before a reply. */
export const KeptThen = KeptRange.extend({ file: z.string().nullable() })
export type KeptThen = z.infer<typeof KeptThen>

/** What a gathering leaves behind in R2: all that an edition is composed from, and all that it can be gathered from again. */
export const Gathered = z.object({
  schema: z.literal(2),
  /** R2 key of the settings, the edition before and the frame of the mails. */
  making: z.string(),
  /** The folder of history that was read in place of the providers, if one was. */
  history: z.string().nullable(),
  sources: z.array(AskedSource),
  kept: z.array(KeptThen),
  /** In the order of the sources and their readings. */
  requests: z.array(Requested),
  observations: z.array(Observation),
  failures: z.array(Reason),
})
export type Gathered = z.infer<typeof Gathered>

/**
 * How a source stands in what was gathered.
 *
 * askedSource({ source: kraken, access: { url: "https://api.kraken.com", key: "secret" } })
 * // => { name: "kraken", url: "https://api.kraken.com", keyed: true }
 */
export const askedSource = ({ source, access }: OpenSource): AskedSource => ({
  name: source.name,
  url: access.url,
  keyed: access.key !== undefined,
})

/** A request as it stands in what was gathered: without the reply's body. */
export function requestOf(asked: Asked): Requested {
  if (asked.outcome === "refused") return asked
  const { sha256, fetchedAt, rebuiltFrom } = asked.reply
  return { url: asked.url, outcome: "reply", sha256, fetchedAt, rebuiltFrom }
}
