import { evictDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { limitsBy, type Told, turnsBy } from "../../src/delivery/limiter.ts"

// 2 calls a second, of which 90 % are used: one every 555.5 ms.
const limits = (name: string, now = () => 1_770_596_400_000) => limitsBy(env.LIMITER.getByName(name), now, 2)

test("all who ask share one pace, and single mails get the moments that are kept for them", async () => {
  const editions = [limits("shared"), limits("shared"), limits("shared"), limits("shared")]
  const waits: number[] = []
  for (const each of editions) waits.push(await each.reserve("edition"))
  expect(waits).toEqual([0, 556, 1112, 2223])
  expect(await limits("shared").reserve("single")).toBe(1667)
})

test("what the provider asked of one holds for all", async () => {
  await limits("penalized").penalize(7000)
  expect(await limits("penalized").reserve("single")).toBe(7000)
})

test("the clock moves the pace on", async () => {
  await limits("clock").reserve("edition")
  expect(await limits("clock", () => 1_770_596_401_000).reserve("edition")).toBe(0)
})

test("an evicted limiter has forgotten, and lets the next call through at once", async () => {
  await limits("evicted").penalize(7000)
  await evictDurableObject(env.LIMITER.getByName("evicted"))
  expect(await limits("evicted").reserve("edition")).toBe(0)
})

test("a turn of the edition's lane is waited for, and one that is too far off is asked for again", async () => {
  let now = 1_770_596_400_000
  const waits: number[] = []
  const clocked = limits("turns", () => now)
  const { turn, penalize } = turnsBy(clocked, async (ms) => {
    waits.push(ms)
    now += ms
  })
  await turn()
  await penalize(30_000)
  await turn()
  expect(waits).toEqual([0, 20_000, 10_000])
})

test("a pace that the provider told of holds for all, whatever is configured, and until it tells of another", async () => {
  const heard: { last: Told | null } = { last: null }
  const learning = limitsBy(
    env.LIMITER.getByName("learning"),
    () => 1_770_596_400_000,
    2,
    () => heard.last,
  )
  await learning.reserve("edition")
  expect(await learning.reserve("edition")).toBe(556)
  heard.last = { callsPerSecond: 20, quietUntil: 0 }
  const [next, after] = [await learning.reserve("edition"), await limits("learning").reserve("single")]
  // The moment after the two that are taken, and 90 % of twenty a second from there.
  expect([next, after]).toEqual([1112, 1167])
  heard.last = { callsPerSecond: 1, quietUntil: 0 }
  expect(await learning.reserve("single")).toBe(1223)
  expect(await limits("learning").reserve("single")).toBe(2334)
})

test("who hears that nothing is left of the provider's window keeps all waiting until it ends, and not beyond", async () => {
  const start = 1_770_596_400_000
  const clock = { now: start }
  const told = { callsPerSecond: 20, quietUntil: start + 3000 }
  const hearing = limitsBy(
    env.LIMITER.getByName("spent"),
    () => clock.now,
    20,
    () => told,
  )
  expect(await hearing.reserve("edition")).toBe(3000)
  expect(await limits("spent").reserve("single")).toBeGreaterThan(3000)
  clock.now = start + 10_000
  expect(await hearing.reserve("edition")).toBe(0)
})
