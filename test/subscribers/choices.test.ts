import fc from "fast-check"
import { expect, test } from "vitest"
import { type ChoiceEvent, type Choices, choose, pauseAt } from "../../src/subscribers/choices.ts"
import { Frequency } from "../../src/subscribers/frequency.ts"
import { readerKinds } from "../../src/subscribers/reader-kind.ts"

const day = 24 * 60 * 60 * 1000
const now = Date.UTC(2026, 1, 8)
const plain: Choices = { kind: "general", frequency: "daily", pausedUntil: null }

const event: fc.Arbitrary<ChoiceEvent> = fc.oneof(
  fc.record({
    type: fc.constant("save" as const),
    kind: fc.constantFrom(...readerKinds),
    frequency: fc.constantFrom(...Frequency.options),
  }),
  fc.record({ type: fc.constantFrom("pause" as const, "resume" as const) }),
)
const choices: fc.Arbitrary<Choices> = fc.record({
  kind: fc.constantFrom(...readerKinds),
  frequency: fc.constantFrom(...Frequency.options),
  pausedUntil: fc.option(fc.integer({ min: now - 40 * day, max: now + 40 * day })),
})

test("a pause lasts thirty days to the millisecond, and ends by itself", () => {
  const paused = choose(plain, { type: "pause" }, now)
  expect(paused).toEqual({ ...plain, pausedUntil: now + 30 * day })
  expect(pauseAt(now + 30 * day, now + 30 * day - 1)).toBe(now + 30 * day)
  expect(pauseAt(now + 30 * day, now + 30 * day)).toBeNull()
})

test("a pause that holds is not made longer; after its end there may be another", () => {
  const paused = { ...plain, pausedUntil: now + 1 }
  expect(choose(paused, { type: "pause" }, now)).toBeNull()
  expect(choose(paused, { type: "pause" }, now + 1)).toEqual({ ...plain, pausedUntil: now + 1 + 30 * day })
})

test("resuming ends a pause that holds, and changes nothing where none does", () => {
  expect(choose({ ...plain, pausedUntil: now + 1 }, { type: "resume" }, now)).toEqual(plain)
  expect(choose(plain, { type: "resume" }, now)).toBeNull()
  expect(choose({ ...plain, pausedUntil: now }, { type: "resume" }, now)).toBeNull()
})

test("saving changes kind and frequency and leaves a pause as it stands", () => {
  const paused = { ...plain, pausedUntil: now + 5 }
  expect(choose(paused, { type: "save", kind: "trader", frequency: "weekly" }, now)).toEqual({
    kind: "trader",
    frequency: "weekly",
    pausedUntil: now + 5,
  })
  expect(choose(paused, { type: "save", kind: "general", frequency: "daily" }, now)).toBeNull()
})

test("the same event twice is the same as once", () => {
  fc.assert(
    fc.property(choices, event, (before, event) => {
      expect(choose(choose(before, event, now) ?? before, event, now)).toBeNull()
    }),
  )
})
