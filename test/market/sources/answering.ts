import { createHash } from "node:crypto"
import { addDays } from "../../../src/market/day.ts"
import type { Observation, Point } from "../../../src/market/observation.ts"
import { providers } from "../../../src/market/providers.ts"
import type { Ask, Get, Reading, Source } from "../../../src/market/source.ts"

/** A `get` that answers each URL whose text holds the key with the value's JSON, and keeps what was asked. */
export function answering(replies: Record<string, unknown>, rebuiltFrom: string | null = null) {
  const asked: { url: string; headers: Record<string, string> }[] = []
  const get: Get = async (url, options = {}) => {
    asked.push({ url, headers: options.headers ?? {} })
    const found = Object.entries(replies).find(([part]) => url.includes(part))
    if (!found) throw new Error(`no reply for ${url}`)
    const body = typeof found[1] === "string" ? found[1] : JSON.stringify(found[1])
    const sha256 = createHash("sha256").update(body).digest("hex")
    return { url, body, sha256, fetchedAt: "2026-08-11T00:10:00Z", rebuiltFrom }
  }
  return { get, asked }
}

/** The readings of a source at the provider's own address. */
export const openReadings = (source: Source, key?: string): readonly Reading[] =>
  source.readings({ url: providers[source.name].url, key })

/** What an edition of `day` asks, ten minutes after the day's end, when nothing is kept from before. */
export const askFor = (day: string, get: Get): Ask => ({
  day,
  slot: `${addDays(day, 1)}T00:10:00Z`,
  get,
  kept: () => null,
})

/** What the reading that gives `figure` reads, for the edition of `day`. */
export async function readFigure(
  source: Source,
  figure: Observation["figure"],
  day: string,
  replies: Record<string, unknown>,
  rebuiltFrom: string | null = null,
): Promise<Observation[]> {
  const reading = openReadings(source).find(({ figures }) => figures.includes(figure))
  if (!reading) throw new Error(`${source.name} has no reading of ${figure}`)
  return reading.read(askFor(day, answering(replies, rebuiltFrom).get))
}

/** The points of the first observation. */
export function pointsOf([observation]: Observation[]): Point[] {
  if (observation?.kind !== "series") throw new Error("not a series")
  return observation.points
}
