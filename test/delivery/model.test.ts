import { describe, expect, test } from "vitest"
import { next } from "../../src/delivery/chunk.ts"
import { isSettled } from "../../src/delivery/chunk-shape.ts"
import { conservation, tally } from "../../src/delivery/conservation.ts"
import { leaseMs } from "./chunk-events.ts"
import { type Move, moves, type Next, type World, worldOf } from "./model.ts"

/** What may never be, in any world that can come about. */
function wrongs(world: World): string[] {
  const twice = Object.entries(world.taken).filter(([, times]) => times > 1)
  return [
    ...twice.map(([id]) => `reader ${id} got it twice`),
    ...world.chunks.flatMap((chunk) => {
      const got = chunk.ids.filter((id) => world.taken[id] === 1).length
      if (chunk.state === "submitted" && got !== chunk.ids.length) return [`chunk ${chunk.seq} lost a reader`]
      if (chunk.state === "failed" && got > 0) return [`chunk ${chunk.seq} failed, and somebody got it`]
      const broken = conservation(chunk.n, tally([chunk]))
      return broken === null ? [] : [broken]
    }),
  ]
}

/** Whether a world comes to rest once nothing more goes wrong: workers work, the watchdog looks, leases run out. */
function comesToRest(world: World, by: Next): boolean {
  let at: World = { ...world, faults: 0, days: 0, waits: 0 }
  for (let steps = 0; steps < 100; steps += 1) {
    if (at.chunks.every(isSettled)) return true
    const move = moves(at, by).find(({ name }) => !name.startsWith("reader"))
    at = move === undefined || steps % 10 === 9 ? { ...at, now: at.now + leaseMs + 1 } : move.to
  }
  return false
}

type Story = { name: Move["name"]; before: Story | null }

const told = (story: Story | null): string[] => (story === null ? [] : [...told(story.before), story.name])

/** Workers are alike, so which of them stands where makes no other world. */
const keyOf = (world: World): string =>
  JSON.stringify({ ...world, workers: world.workers.map((each) => JSON.stringify(each)).sort() })

/** Every world that can come about from one, until something is wrong with one: then what, and how it came about. */
function explore(start: World, by: Next = next): { worlds: number; wrong: string[] } {
  const seen = new Set<string>([keyOf(start)])
  const open: { world: World; story: Story | null }[] = [{ world: start, story: null }]
  for (let found = open.pop(); found; found = open.pop()) {
    const { world, story } = found
    const wrong = [...wrongs(world), ...(comesToRest(world, by) ? [] : ["it never ends"])]
    if (wrong.length > 0) return { worlds: seen.size, wrong: [...told(story), ...wrong] }
    for (const { name, to } of moves(world, by)) {
      const key = keyOf(to)
      if (seen.has(key)) continue
      seen.add(key)
      open.push({ world: to, story: { name, before: story } })
    }
  }
  return { worlds: seen.size, wrong: [] }
}

const twoChunks = { chunks: 2, readers: 1, workers: 2, faults: 1, waits: 1, days: 0 }
const oneChunk = { chunks: 1, readers: 2, workers: 2, faults: 2, waits: 1, days: 1 }

/** MODEL_FAULTS makes more go wrong than is tried each time: each fault more takes some ten times as long. */
const more = Number(process.env.MODEL_FAULTS ?? 0)

describe("whatever interleaves, and whoever dies at any line", () => {
  test.each([
    ["two chunks and two workers", twoChunks],
    ["one chunk, two workers, a lease's time and a day", oneChunk],
  ])(
    "%s: nobody gets it twice, nobody is lost, nothing stands still for ever",
    (_, size) => {
      const { worlds, wrong } = explore(worldOf({ ...size, faults: size.faults + more }))
      expect(wrong).toEqual([])
      expect(worlds).toBeGreaterThan(10_000)
    },
    3_600_000,
  )
})

describe("the search finds", () => {
  test("a body undone after an unknown outcome, which goes out under a second key", () => {
    const careless: Next = (chunk, event) => {
      const step = next(chunk, event)
      if (event.type !== "unknown" || step.chunk === undefined) return step
      return { chunk: { ...step.chunk, frozen: null, freeze: chunk.freeze + 1, firstUnknownAt: null } }
    }
    expect(explore(worldOf(twoChunks), careless).wrong.at(-1)).toMatch(/got it twice/)
  })

  test("a key that is used after the provider has forgotten it", () => {
    const forgetful: Next = (chunk, event) => {
      const asked = event.type === "claim" || event.type === "overdue"
      return next(asked && chunk.frozen !== null ? { ...chunk, firstUnknownAt: event.now } : chunk, event)
    }
    expect(explore(worldOf(oneChunk), forgetful).wrong.at(-1)).toMatch(/got it twice/)
  })

  test("a chunk that is given up after an unknown outcome", () => {
    const hasty: Next = (chunk, event) => {
      const step = next(chunk, event)
      if (event.type !== "unknown" || step.chunk === undefined) return step
      return { chunk: { ...step.chunk, state: "failed", frozen: null } }
    }
    expect(explore(worldOf(twoChunks), hasty).wrong.at(-1)).toMatch(/somebody got it/)
  })

  test("a claim that no lease ends", () => {
    const forever: Next = (chunk, event) =>
      chunk.state === "claimed" && (event.type === "claim" || event.type === "overdue")
        ? { refusal: "leased" }
        : next(chunk, event)
    expect(explore(worldOf(twoChunks), forever).wrong.at(-1)).toBe("it never ends")
  })
})
