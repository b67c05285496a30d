import * as fc from "fast-check"
import { expect, test } from "vitest"
import type { Figure } from "../../src/market/figure.ts"
import type { FigureId, Observation, Point } from "../../src/market/observation.ts"
import { requirements } from "../../src/market/requirements.ts"
import { agreeOnSeries } from "../../src/market/series-agreement.ts"
import { agreeOnValue } from "../../src/market/value-agreement.ts"
import { observedSeries, observedValue, pointsFrom, when } from "./observed.ts"
import { type Spoiling, spoilings } from "./spoilt.ts"

// The promise: permuting, dropping or spoiling any one source never changes a figure by more than its tolerance; it is
// agreed, single-sourced or held. It is kept wherever two origins agreed on the figure before. What these differ by
// among themselves, a tenth of the tolerance here, comes on top, for another of them may be printed then.

const apartAtMost = 0.1

const sources = ["binance", "kraken", "coinbase", "bitview"]
// A distance is a share of the nearer of two, so that half on either side of the middle would be a hair more than the whole.
const half = (apartAtMost / 2) * 0.999
const biases = fc.array(fc.double({ min: -half, max: half, noNaN: true }), {
  minLength: 2,
  maxLength: 4,
})
const order = fc.array(fc.nat(), { minLength: 4, maxLength: 4 })
const written = (value: number) => String(Number(value.toPrecision(12)))

const shuffled = (observations: readonly Observation[], order: Iterable<number>): Observation[] => {
  const keys = order[Symbol.iterator]()
  return observations
    .map((observation) => ({ observation, key: keys.next().value ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ observation }) => observation)
}

/** One source of `said`, replaced by what `spoil` makes of it, in another order. */
const spoilOne = <Each extends Observation>(
  said: readonly Each[],
  { which, order }: { which: number; order: Iterable<number> },
  spoil: (each: Each) => Observation[],
) =>
  shuffled(
    said.flatMap((each, i) => (i === which % said.length ? spoil(each) : [each])),
    order,
  )

/** What twelve digits leave of a distance. */
const rounding = 1e-6

/** `changes` are in tolerances. */
function expectKept(before: Figure, after: Figure, changes: readonly number[]) {
  // A made-up walk may look like itself a day off; what the guards cannot tell apart is held, spoilt or not.
  fc.pre(before.outcome === "agreed")
  expect(["agreed", "single", "held"]).toContain(after.outcome)
  expect(Math.max(0, ...changes)).toBeLessThanOrEqual(1 + 2 * apartAtMost + rounding)
}

const spoiltValue = fc.record({
  which: fc.nat(),
  order,
  spoil: fc.oneof(
    fc.constant(null),
    fc.constantFrom(0.001, 0.01, 0.1, 0.9, 1.02, 10, 100, 1000, 0, -1).map((factor) => ({ factor })),
    fc.double({ min: 0.98, max: 1.02, noNaN: true }).map((factor) => ({ factor })),
    fc.constantFrom("2026-02-05T00:00:00Z", "2027-02-09T00:00:00Z").map((asOf) => ({ factor: 0.5, asOf })),
  ),
})

test.each<[FigureId, number]>([
  ["btc.spot", 70_330],
  ["sol.spot", 87],
  ["btc.fees_per_block", 0.0206],
])(
  "%s of two to four origins, any one spoilt or dropped, is within its tolerance of what it was, or held",
  (id, truth) => {
    const tolerance = Number(requirements[id].tolerance)
    fc.assert(
      fc.property(biases, spoiltValue, (biases, { spoil, ...one }) => {
        const said = biases.map((bias, i) =>
          observedValue(id, written(truth * (1 + bias * tolerance)), { source: sources[i] ?? "" }),
        )
        const spoilt = spoilOne(said, one, (each) => {
          if (spoil === null) return []
          const { factor, ...about } = spoil
          return [{ ...each, ...about, value: written(Number(each.value) * factor) }]
        })
        const [before, after] = [agreeOnValue(id, said, when), agreeOnValue(id, spoilt, when)]
        const isBoth = before.kind === "value" && after.kind === "value"
        const change = isBoth ? Math.abs(Number(after.value) / Number(before.value) - 1) : 0
        expectKept(before, after, [change / tolerance])
        if (spoil === null && said.length >= 3) expect(after.outcome).toBe("agreed")
      }),
      { numRuns: 300 },
    )
  },
)

const moves = fc.array(
  fc
    .tuple(fc.constantFrom(-1, 1), fc.double({ min: 0.0005, max: 0.04, noNaN: true }))
    .map(([sign, size]) => sign * size),
  { minLength: 40, maxLength: 40 },
)

const dropped = fc.constant<Spoiling>({ name: "is dropped", spoil: () => [] })

const spoiltSeries = fc.record({
  which: fc.nat(),
  order,
  spoiling: fc.nat({ max: 9 }).chain((draw) => (draw === 0 ? dropped : spoilings)),
})

/** The figure as all sources give it, each with a bias of its own, and with one of them spoilt. */
function compared(
  id: FigureId,
  values: readonly number[],
  biases: readonly number[],
  { spoiling, ...one }: { spoiling: Spoiling; which: number; order: Iterable<number> },
) {
  const tolerance = Number(requirements[id].tolerance)
  const seriesOf = (points: Point[], source: string) => observedSeries(id, points, { source })
  const said = biases.map((bias, i) => {
    const points = pointsFrom(values.map((value) => Number(written(value * (1 + bias * tolerance)))))
    return seriesOf(points, sources[i] ?? "")
  })
  const spoilt = spoilOne(said, one, ({ points, source }) => {
    const left = spoiling.spoil(points)
    return left.length > 0 ? [seriesOf(left, source)] : []
  })
  return { tolerance, before: agreeOnSeries(id, said, when), after: agreeOnSeries(id, spoilt, when) }
}

test.each<[FigureId, number]>([
  ["btc.daily", 70_000],
  ["sol.daily", 87],
  ["btc.realised_price", 55_000],
])(
  "each of the last eight values of %s from two to four origins, any one spoilt or dropped, is within its tolerance of what it was, each one of the year before within five, or all are held",
  (id, start) => {
    fc.assert(
      fc.property(moves, biases, spoiltSeries, (moves, biases, spoilt) => {
        let value = start
        const values = moves.map((move) => {
          value *= 1 + move
          return value
        })
        const { tolerance, before, after } = compared(id, values, biases, spoilt)
        const was = new Map(
          before.kind === "series" ? before.series.map(({ day, c }) => [day, Number(c)]) : [],
        )
        const series = after.kind === "series" ? after.series : []
        // A whole series that is shifted in a still week begins a day sooner or later: no other day is new.
        const known = series.filter(({ day }) => was.has(day))
        expect(series.length - known.length).toBeLessThanOrEqual(1)
        const changes = known.map(({ day, c }) => {
          const change = Math.abs(Number(c) / (was.get(day) ?? Number.NaN) - 1) / tolerance
          return day > "2026-01-31" ? change : change / 5
        })
        expectKept(before, after, changes)
        if (spoilt.spoiling.name === "is dropped" && biases.length >= 3) expect(after.outcome).toBe("agreed")
      }),
      { numRuns: 400 },
    )
  },
)

test("the mean of the hash rate's week from two to four origins, any one spoilt or dropped, is within its tolerance of what it was, or held", () => {
  const blocks = fc.array(fc.integer({ min: 120, max: 170 }), { minLength: 40, maxLength: 40 })
  const mean = (figure: Figure) => {
    const week = figure.kind === "series" ? figure.series.slice(-7).map(({ c }) => Number(c)) : []
    return week.reduce((sum, each) => sum + each, 0) / week.length
  }
  fc.assert(
    fc.property(blocks, biases, spoiltSeries, (blocks, biases, spoilt) => {
      const values = blocks.map((count, i) => 6.5 * count + 0.01 * i)
      const { tolerance, before, after } = compared("btc.hash_rate", values, biases, spoilt)
      const change = after.kind === "series" ? Math.abs(mean(after) / mean(before) - 1) : 0
      expectKept(before, after, [change / tolerance])
    }),
    { numRuns: 400 },
  )
})

// One origin alone cannot be checked with another. What it says is printed as single when it is fresh and in range,
// stands in order without a gap, does not repeat itself, has no value of the last eight a power of ten from its month's
// median, and ends with a step of at most so many times the usual. Anything else that is wrong with it is printed.
test("a series of one origin alone is single or held, and never changes by a power of ten on one of the last eight days", () => {
  fc.assert(
    fc.property(
      moves,
      fc.integer({ min: 32, max: 39 }),
      fc.constantFrom(-3, -2, -1, 1, 2, 3),
      (moves, day, power) => {
        let value = 600
        const values = moves.map((move) => {
          value *= 1 + move / 10
          return value
        })
        const alone = (values: readonly number[]) =>
          agreeOnSeries(
            "bnb.daily",
            [observedSeries("bnb.daily", pointsFrom(values.map((each) => Number(written(each)))))],
            when,
          )
        expect(alone(values).outcome).toBe("single")
        expect(alone(values.map((each, i) => (i === day ? each * 10 ** power : each))).outcome).toBe("held")
      },
    ),
  )
})
