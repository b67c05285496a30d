import fc from "fast-check"
import { expect, test } from "vitest"
import { next, type Standing, type SubscriberEvent, SubscriberState } from "../../src/subscribers/state.ts"

const standings = fc.record({
  state: fc.constantFrom(...SubscriberState.options),
  version: fc.integer({ min: 1, max: 99 }),
})
const events = fc.constantFrom<SubscriberEvent[]>("confirm", "unsubscribe", "suppress")
const after = (standing: Standing, event: SubscriberEvent): Standing => {
  const transition = next(standing, event)
  return "to" in transition ? transition.to : standing
}

test("each state and event has its one outcome", () => {
  const table: [SubscriberState, SubscriberEvent, string][] = [
    ["pending", "confirm", "confirmed 1"],
    ["pending", "unsubscribe", "unsubscribed 2"],
    ["pending", "suppress", "suppressed 2"],
    ["confirmed", "confirm", "confirmed 1"],
    ["confirmed", "unsubscribe", "unsubscribed 2"],
    ["confirmed", "suppress", "suppressed 2"],
    ["unsubscribed", "confirm", "confirmed 1"],
    ["unsubscribed", "unsubscribe", "unsubscribed 1"],
    ["unsubscribed", "suppress", "suppressed 2"],
    ["suppressed", "confirm", "refused: suppressed"],
    ["suppressed", "unsubscribe", "suppressed 1"],
    ["suppressed", "suppress", "suppressed 1"],
  ]
  for (const [state, event, outcome] of table) {
    const transition = next({ state, version: 1 }, event)
    const said =
      "to" in transition
        ? `${transition.to.state} ${transition.to.version}`
        : `refused: ${transition.refused}`
    expect(said, `${state} + ${event}`).toBe(outcome)
  }
})

test("an event that comes twice does what it does once", () => {
  fc.assert(
    fc.property(standings, events, (standing, event) => {
      const once = after(standing, event)
      expect(after(once, event)).toEqual(once)
    }),
  )
})

test("nothing leads out of suppression, and no version falls", () => {
  fc.assert(
    fc.property(standings, fc.array(events), (start, sequence) => {
      let standing = start
      for (const event of sequence) {
        const then = after(standing, event)
        if (standing.state === "suppressed") expect(then.state).toBe("suppressed")
        expect(then.version).toBeGreaterThanOrEqual(standing.version)
        if (standing.state === "confirmed" && then.state !== "confirmed") {
          expect(then.version).toBe(standing.version + 1)
        }
        standing = then
      }
    }),
  )
})
