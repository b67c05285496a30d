import { describe, expect, test } from "vitest"
import { asksAtMost, isSettled, next, showsWithinMs } from "../../src/delivery/broadcast.ts"
import {
  deadline,
  type Move,
  moves,
  type Next,
  shown,
  type World,
  wanted,
  worldOf,
} from "./broadcast-model.ts"

/** How often a reader has it, under whichever id. */
const went = ({ provider }: World): number =>
  Object.values(provider).reduce((sum, each) => sum + each.went, 0)

/** What may never be, in any world that can come about. */
function wrongs(world: World): string[] {
  const { state, asks } = world.row
  return [
    ...(went(world) > 1 ? ["the reader got it twice"] : []),
    ...(state === "sent" && went(world) === 0 ? ["it is called sent, and nobody has it"] : []),
    ...(state === "failed" && went(world) > 0 ? ["it is called failed, and somebody has it"] : []),
    ...(state === "in_doubt" && asks === 0 ? ["it is in doubt, and was never asked"] : []),
  ]
}

/** Whether a world comes to rest once nothing more goes wrong, before its deadline by having sent it. */
function comesToRest(world: World, by: Next): string[] {
  let at: World = { ...world, faults: 0, waits: 0, hands: 0 }
  for (let steps = 0; steps < 200; steps += 1) {
    if (isSettled(at.row)) {
      const missed = at.row.state === "failed" && at.now < deadline
      return missed ? ["it failed although there was time"] : wrongs(at)
    }
    const move = moves(at, by)[0]
    const rest = { workers: at.workers.map(() => ({ at: "idle" as const })), onTheWay: [] }
    at =
      move === undefined || steps % 20 === 19
        ? { ...shown(at), ...rest, now: at.now + showsWithinMs }
        : move.to
    if (steps % 5 === 4) at = moves(at, by).find(({ name }) => name.endsWith("is sent"))?.to ?? at
  }
  return ["it never ends"]
}

type Story = { name: Move["name"]; before: Story | null }
const told = (story: Story | null): string[] => (story === null ? [] : [...told(story.before), story.name])
const keyOf = (world: World): string =>
  JSON.stringify({ ...world, workers: world.workers.map((each) => JSON.stringify(each)).sort() })

/** Every world that can come about from one, until something is wrong with one: then what, and how it came about. */
function explore(start: World, by: Next = next): { worlds: number; wrong: string[]; ends: Set<string> } {
  const seen = new Set<string>([keyOf(start)])
  const ends = new Set<string>()
  const open: { world: World; story: Story | null }[] = [{ world: start, story: null }]
  for (let found = open.pop(); found; found = open.pop()) {
    const { world, story } = found
    if (isSettled(world.row)) ends.add(world.row.state)
    const wrong = [...wrongs(world), ...comesToRest(world, by)]
    if (wrong.length > 0) return { worlds: seen.size, wrong: [...told(story), ...wrong], ends }
    for (const { name, to } of moves(world, by)) {
      const key = keyOf(to)
      if (seen.has(key)) continue
      seen.add(key)
      open.push({ world: to, story: { name, before: story } })
    }
  }
  return { worlds: seen.size, wrong: [], ends }
}

const size = { workers: 2, faults: 2, waits: 2, hands: 0 }
/** MODEL_FAULTS makes more go wrong than is tried each time. */
const more = Number(process.env.MODEL_FAULTS ?? 0)

describe("whatever interleaves, and whoever dies at any line", () => {
  test.each([
    ["two workers, two faults", size],
    [
      "one worker, four faults, and somebody who sends it by hand",
      { workers: 1, faults: 4, waits: 4, hands: 1 },
    ],
  ])(
    "%s: nobody gets it twice, nobody is lost, nothing stands still for ever",
    (_, of) => {
      const { worlds, wrong, ends } = explore(worldOf({ ...of, faults: of.faults + more }))
      expect(wrong).toEqual([])
      expect(worlds).toBeGreaterThan(1000)
      expect([...ends]).toEqual(expect.arrayContaining(["sent", "failed"]))
    },
    3_600_000,
  )
})

describe("the search finds", () => {
  const broken = (by: Next) => explore(worldOf(size), by).wrong.at(-1)

  test("an ask that is called lost before it can be known", () => {
    const hasty: Next = (row, event) =>
      next(
        row,
        event.type === "seen" && event.as === "draft" ? { ...event, now: event.now + showsWithinMs } : event,
      )
    expect(broken(hasty)).toBe("the reader got it twice")
  })

  test("one that is called sent as soon as it was asked", () => {
    const trusting: Next = (row, event) => {
      const step = next(row, event)
      if (event.type !== "ask" || step.broadcast === undefined) return step
      return { broadcast: { ...step.broadcast, state: "sent" } }
    }
    expect(broken(trusting)).toBe("it is called sent, and nobody has it")
  })

  test("an ask that nobody ever looks after", () => {
    const blind: Next = (row, event) => (event.type === "seen" ? { refusal: "not_so" } : next(row, event))
    expect(broken(blind)).toBe("it never ends")
  })
})

describe("a broadcast", () => {
  const asked = wanted({ state: "sending", providerId: "b0", asks: 1, askedAt: 1000 })
  const seen = (as: "draft" | "taken" | "sent" | "cancelled", now = 1000, reached = false) =>
    ({ type: "seen", as, now, reached }) as const

  test.each([
    ["wanted, and found by its name", wanted(), { type: "found", providerId: "b0" }, "drafted"],
    ["of which no draft is taken", wanted(), { type: "invalid", detail: "no such domain" }, "failed"],
    ["whose draft is gone before it was asked", wanted({ state: "drafted" }), { type: "gone" }, "wanted"],
    ["whose draft is gone after it was asked", asked, { type: "gone" }, "in_doubt"],
    [
      "that reads differently",
      wanted({ state: "drafted" }),
      { type: "differs", detail: "its html" },
      "failed",
    ],
    ["that nobody is left to read", wanted({ state: "drafted" }), { type: "nobody", left: 1 }, "sent"],
    ["that is not begun in time", wanted(), { type: "overdue", now: 2, deadline: 2 }, "failed"],
    ["that is asked for", wanted({ state: "drafted" }), { type: "ask", now: 1, left: 0 }, "sending"],
    ["that an editor cancels before it goes", wanted({ state: "drafted" }), { type: "cancel" }, "failed"],
    ["that is refused", asked, { type: "refused", ask: 1 }, "drafted"],
    ["that is a draft ten minutes later", asked, seen("draft", 1000 + showsWithinMs), "drafted"],
    [
      "that is a draft, yet was sent to somebody",
      asked,
      seen("draft", 1000 + showsWithinMs, true),
      "in_doubt",
    ],
    ["that is sent", asked, seen("sent"), "sent"],
    ["that somebody cancels", asked, seen("cancelled"), "cancelled"],
    ["in doubt, and seen to be under way", { ...asked, state: "in_doubt" }, seen("taken"), "sending"],
  ] as const)("%s", (_, from, event, to) => {
    const { broadcast } = next(from, event)
    expect(broadcast).toMatchObject({ state: to, version: from.version + 1 })
  })

  test("is given to a person after three asks that show nothing", () => {
    expect(next({ ...asked, asks: asksAtMost }, seen("draft", 1000 + showsWithinMs)).broadcast).toMatchObject(
      {
        state: "in_doubt",
        detail: "a draft after 3 asks",
      },
    )
  })

  test.each([
    ["an ask of one that is not drafted", wanted(), { type: "ask", now: 1, left: 0 }, "not_so"],
    ["an ask of one that is asked", asked, { type: "ask", now: 1, left: 0 }, "not_so"],
    ["a refusal of an earlier ask", { ...asked, asks: 2 }, { type: "refused", ask: 1 }, "stale"],
    ["a draft that may still be about to go", asked, seen("draft", 999 + showsWithinMs), "not_yet"],
    ["lateness before the deadline", wanted(), { type: "overdue", now: 1, deadline: 2 }, "not_due"],
    ["lateness of what may be under way", asked, { type: "overdue", now: 3, deadline: 2 }, "not_due"],
    ["a cancelling of what may be under way", asked, { type: "cancel" }, "not_so"],
    ["anything once it is sent", wanted({ state: "sent" }), seen("draft"), "settled"],
    [
      "anything once it has failed",
      wanted({ state: "failed" }),
      { type: "found", providerId: "b1" },
      "settled",
    ],
  ] as const)("refuses %s", (_, from, event, refusal) => {
    expect(next(from, event)).toEqual({ refusal })
  })
})
