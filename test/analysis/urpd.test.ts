import { expect, it } from "vitest"
import { findUrpdProfile } from "../../src/analysis/urpd-profile.ts"
import { findClusters } from "../../src/analysis/volume-clusters.ts"

const hill = (centre: number, height: number, floor: number): number =>
  height * Math.max(0, 1 - Math.abs(floor - centre) / 6000)
// Bands of $500 with two hills, and a great many coins that last moved below $500.
const parts = [
  { floor: 0, coins: 2_000_000 },
  ...Array.from({ length: 150 }, (_, index) => 45_000 + 500 * index)
    .map((floor) => ({ floor, coins: hill(68_000, 90_000, floor) + hill(90_000, 60_000, floor) }))
    .filter(({ coins }) => coins > 0),
]

it("coins by price make a profile from half to twice the price, empty bands included", () => {
  const profile = findUrpdProfile(
    [
      { floor: 65_000, coins: 2 },
      { floor: 65_500, coins: 1 },
      { floor: 67_000, coins: 4 },
    ],
    65_200,
  )
  expect(profile).toEqual({ width: 500, first: 130, amounts: [2, 1, 0, 0, 4] })
})

it("clusters near the price stand out, however many coins were lost when they were cheap", () => {
  const profile = findUrpdProfile(parts.toReversed(), 70_330)
  const clusters = profile ? findClusters(profile) : []
  expect(clusters.map(({ peak }) => peak)).toEqual([68_250, 90_250])
})

it("there is no profile in bands too coarse for the price, of fewer than two bands, or with no coin near", () => {
  expect(findUrpdProfile(parts, 10_000)).toBeNull()
  expect(findUrpdProfile([{ floor: 65_000, coins: 2 }], 65_200)).toBeNull()
  expect(findUrpdProfile([], 65_200)).toBeNull()
  expect(
    findUrpdProfile(
      [
        { floor: 1000, coins: 2 },
        { floor: 1500, coins: 2 },
      ],
      65_200,
    ),
  ).toBeNull()
})
