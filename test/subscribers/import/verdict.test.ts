import fc from "fast-check"
import { expect, test } from "vitest"
import { Wants } from "../../../src/subscribers/import/row.ts"
import { type Case, verdict } from "../../../src/subscribers/import/verdict.ts"
import { SubscriberState } from "../../../src/subscribers/state.ts"

const fresh: Case = { wants: "active", proved: true, here: null, suppressed: false }

test.each([
  ["a proved reader is ready", {}, "ready"],
  ["without basis or date they are asked", { proved: false }, "confirm"],
  ["so is who never confirmed, whatever is proved", { wants: "pending" }, "confirm"],
  ["who had left is kept as having left", { wants: "left" }, "left"],
  ["who had mails switched off, too", { wants: "disabled" }, "disabled"],
  ["who bounced is suppressed", { wants: "bounced" }, "suppressed"],
  [
    "who complained, too, even if they are signing up here",
    { wants: "complained", here: "pending" },
    "suppressed",
  ],
  ["who left here is not brought back", { here: "unsubscribed" }, "gone"],
  ["nor who was erased, and has no subscriber any more", { suppressed: true }, "gone"],
  ["who is signing up here is left to confirm", { here: "pending" }, "waiting"],
  ["who reads here reads on, whatever the list says", { here: "confirmed", wants: "complained" }, "here"],
] as const)("%s", (_, change, expected) => {
  expect(verdict({ ...fresh, ...change })).toBe(expected)
})

const cases = fc.record({
  wants: fc.constantFrom(...Wants.options),
  proved: fc.boolean(),
  here: fc.constantFrom(null, ...SubscriberState.options),
  suppressed: fc.boolean(),
})

test("nobody is written to who left or is suppressed, here or there, or whose consent is not proved", () => {
  fc.assert(
    fc.property(cases, (row) => {
      const becomes = verdict(row)
      const written = becomes === "ready" || becomes === "confirm"
      if (written) expect(row.here).toBeNull()
      if (row.suppressed) expect(written).toBe(false)
      if (!["active", "pending"].includes(row.wants)) expect(written).toBe(false)
      if (becomes === "ready") expect(row).toMatchObject({ wants: "active", proved: true })
    }),
  )
})
