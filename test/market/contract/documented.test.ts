import { describe, expect, test } from "vitest"
import { addDays, endOf, msOf } from "../../../src/market/day.ts"
import { unfit } from "../../../src/market/fitness.ts"
import { Observation } from "../../../src/market/observation.ts"
import { providers } from "../../../src/market/providers.ts"
import { requirements } from "../../../src/market/requirements.ts"
import { type Reading, SourceError } from "../../../src/market/source.ts"
import { sources as allSources } from "../../../src/market/sources/all.ts"
import { fetchedAt, outsideWith, sources, when } from "./documented.ts"

const { get } = outsideWith(null)
const read = (reading: Reading, { day, slot } = when): Promise<Observation[]> =>
  reading.read({ day, slot, get, kept: () => null })

/** Coins of the basket whose candles of that day are not at hand; they are read as the others are. */
const unknownCoins = ["trx", "xlm", "bch", "sui", "hbar", "ton", "shib", "dot", "zec", "uni"]
const isUnknown = ({ figures }: Reading) => unknownCoins.some((coin) => figures[0] === `${coin}.daily`)

const readings = sources.flatMap(({ source, access }) =>
  source
    .readings(access)
    .filter((reading) => !isUnknown(reading))
    .map((reading) => ({ name: source.name, figures: reading.figures.join(" "), reading })),
)

test("every provider that may be asked is among the sources that are held to the contract", () => {
  expect(sources.map(({ source }) => source.name)).toEqual(allSources.map(({ name }) => name))
  expect(Object.keys(providers)).toEqual(expect.arrayContaining(allSources.map(({ name }) => name)))
})

describe.each(readings)("$name: $figures", ({ name, reading }) => {
  test("the documented reply gives every figure that is declared, whole and in its unit", async () => {
    const observations = await read(reading)
    for (const observation of observations) {
      Observation.parse(observation)
      const { unit, kind } = requirements[observation.figure]
      expect(observation).toMatchObject({ source: name, unit, kind, fetchedAt })
      expect(observation.url).toMatch(new RegExp(`^http://market\\.test/${name}/`))
      expect(observation.origin.length).toBeGreaterThan(2)
      expect(unfit(observation, when)).toBeNull()
    }
    expect([...new Set(observations.map(({ figure }) => figure))].toSorted()).toEqual(
      reading.figures.toSorted(),
    )
  })

  test("the as-of is the reply's own, and never the moment of fetching", async () => {
    for (const observation of await read(reading)) {
      expect(observation.asOf).not.toBe(fetchedAt)
      if (observation.kind !== "series") continue
      const last = observation.points.at(-1)?.day ?? ""
      expect(msOf(observation.asOf)).toBe(msOf(endOf(last)))
    }
  })

  test("asked for the day before, it gives nothing that is later and would pass", async () => {
    const before = { day: addDays(when.day, -1), slot: `${when.day}T00:10:00Z` }
    const observations = await read(reading, before).catch((error: unknown) => {
      expect(error).toBeInstanceOf(SourceError)
      return []
    })
    for (const observation of observations.filter((each) => unfit(each, before) === null)) {
      expect(msOf(observation.asOf)).toBeLessThanOrEqual(msOf(before.slot))
      if (observation.kind === "series") expect(observation.asOf <= endOf(before.day)).toBe(true)
    }
  })
})
