import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { lastAsExtreme, rarityOf, recordLengths } from "../../src/analysis/record-since.ts"

const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 })
const extreme = fc.constantFrom("lowest" as const, "highest" as const)

describe("the last value as extreme", () => {
  test("is found by looking back, ties included", () => {
    expect(lastAsExtreme([-2, 1, -1], 2, "lowest")).toBe(0)
    expect(lastAsExtreme([3, 1, 3], 2, "highest")).toBe(0)
    expect(lastAsExtreme([1, 2, 3], 2, "highest")).toBeNull()
    expect(lastAsExtreme([], 0, "lowest")).toBeNull()
  })

  test("is the one that brute force finds, duplicates and ties included", () => {
    fc.assert(
      fc.property(values, extreme, (all, which) => {
        const at = all.length - 1
        const here = all[at] ?? 0
        const due = all
          .map((value, index) => ({ value, index }))
          .filter(({ value, index }) => index < at && (which === "lowest" ? value <= here : value >= here))
          .at(-1)
        expect(lastAsExtreme(all, at, which)).toBe(due?.index ?? null)
      }),
    )
  })

  test("is how long a value is a record for, in one pass", () => {
    fc.assert(
      fc.property(values, extreme, (all, which) => {
        const lengths = recordLengths(all, which)
        all.forEach((_, index) => {
          const last = lastAsExtreme(all, index, which)
          expect(lengths[index]).toBe(last === null ? Number.POSITIVE_INFINITY : index - last)
        })
      }),
    )
  })
})

describe("a rarity", () => {
  const year = Array.from({ length: 400 }, (_, i) => i % 100)

  test("is the share of the days before that were as extreme", () => {
    expect(rarityOf([...year, 1], 400, "lowest")).toEqual({ rarity: 8 / 400, of: 400, first: 0 })
  })

  test("is never nothing: what was not seen in so many days may still come once in as many", () => {
    expect(rarityOf([...year, -5], 400, "lowest")?.rarity).toBe(1 / 400)
  })

  test("is not told on less than a year of days, nor of a value that is not known", () => {
    expect(rarityOf(year.slice(0, 365), 364, "lowest")).toBeNull()
    expect(rarityOf([...year, Number.NaN], 400, "lowest")).toBeNull()
  })

  test("leaves days out whose value is not known", () => {
    const gappy = [Number.NaN, Number.NaN, ...year, 1]
    expect(rarityOf(gappy, 402, "lowest")).toEqual({ rarity: 8 / 400, of: 400, first: 2 })
  })
})
