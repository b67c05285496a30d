import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { brake, type Signs } from "../../src/delivery/brake.ts"
import { HaltKind } from "../../src/delivery/halt.ts"

const signs = (over: Partial<Signs>): Signs => ({
  submitted: 10_000,
  delivered: 10_000,
  bounced: 0,
  complained: 0,
  failedChunks: 0,
  ...over,
})
const kind = (over: Partial<Signs>, isCanary = false) => brake(signs(over), isCanary, [])?.kind ?? null

describe("the brake", () => {
  test("holds still while nothing is wrong", () => expect(kind({})).toBeNull())

  test("is pulled when two of a hundred came back, and not for one fewer", () => {
    expect(kind({ delivered: 980, bounced: 20 })).toBe("bounces")
    expect(kind({ delivered: 981, bounced: 19 })).toBeNull()
    expect(brake(signs({ delivered: 900, bounced: 30 }), false, [])?.reason).toBe(
      "30 of 930 mails came back, 3.23 %; fewer than 2 % may",
    )
  })

  test("takes what was submitted as the whole where the provider tells of trouble alone", () => {
    expect(kind({ delivered: 0, bounced: 150 })).toBeNull()
    expect(kind({ delivered: 0, bounced: 200 })).toBe("bounces")
  })

  test("is not pulled by a handful on a small list", () => {
    expect(kind({ submitted: 40, delivered: 36, bounced: 4 })).toBeNull()
    expect(kind({ submitted: 40, delivered: 39, complained: 1 })).toBeNull()
  })

  test("is pulled by complaints, in a canary sooner", () => {
    expect(kind({ complained: 8 })).toBe("complaints")
    expect(kind({ complained: 7 })).toBeNull()
    expect(kind({ complained: 5 }, true)).toBe("complaints")
    expect(kind({ complained: 4 }, true)).toBeNull()
  })

  test("is pulled after twenty chunks that the provider called wrong", () => {
    expect(kind({ failedChunks: 20 })).toBe("failures")
    expect(kind({ failedChunks: 19 })).toBeNull()
  })

  test("is not pulled again for what an editor has overruled, and still for the rest", () => {
    const bad = signs({ delivered: 900, bounced: 100, complained: 50 })
    expect(brake(bad, false, ["bounces"])?.kind).toBe("complaints")
    expect(brake(bad, false, ["complaints", "bounces"])).toBeNull()
  })
})

test("worse signs never let go of a brake, and overruling all of them always does", () => {
  const count = fc.nat(5000)
  const any = fc.record({
    submitted: count,
    delivered: count,
    bounced: count,
    complained: count,
    failedChunks: fc.nat(40),
  })
  fc.assert(
    fc.property(
      any,
      fc.boolean(),
      fc.constantFrom("bounced", "complained", "failedChunks"),
      (at, isCanary, worse) => {
        expect(brake(at, isCanary, HaltKind.options)).toBeNull()
        const before = brake(at, isCanary, [])
        if (before !== null && worse !== "bounced")
          expect(brake({ ...at, [worse]: at[worse] + 1 }, isCanary, [])).not.toBeNull()
      },
    ),
  )
})
