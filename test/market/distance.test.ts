import { Decimal as Big } from "decimal.js"
import { expect, test } from "vitest"
import { asSpread, distance, gap, inPercent } from "../../src/market/distance.ts"

test("a distance is a fraction of the reference, whichever side the value lies on", () => {
  expect(distance("101", "100").toFixed()).toBe("0.01")
  expect(distance("99", "100").toFixed()).toBe("0.01")
})

test("a gap is a fraction of the smaller, so that it is the same from either side", () => {
  expect(gap("80", "100").toFixed()).toBe("0.25")
  expect(gap("100", "80").toFixed()).toBe("0.25")
})

test("a spread has six decimals, a percentage two", () => {
  expect(asSpread(new Big("0.00093346"))).toBe("0.000933")
  expect(inPercent(new Big("0.031249"))).toBe("3.12 %")
  expect(inPercent("0.01")).toBe("1 %")
})
