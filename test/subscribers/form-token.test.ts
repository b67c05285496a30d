import fc from "fast-check"
import { expect, test } from "vitest"
import { maxFillMs, minFillMs, readFormToken, signFormToken } from "../../src/subscribers/form-token.ts"
import { signToken } from "../../src/subscribers/token.ts"

const first = { id: "k1", secret: "Zmlyc3QgZmlyc3QgZmlyc3QgZmlyc3QgZmly" }
const second = { id: "k2", secret: "c2Vjb25kIHNlY29uZCBzZWNvbmQgc2Vjb25k" }
const opened = Date.UTC(2026, 1, 8, 12, 30)

test("a form can be sent from two seconds until twenty-four hours after it was opened", async () => {
  const token = await signFormToken(first, opened)
  const at = (ms: number) => readFormToken([first], token, opened + ms)
  expect(await at(-1)).toBe("early")
  expect(await at(0)).toBe("early")
  expect(await at(minFillMs - 1)).toBe("early")
  expect(await at(minFillMs)).toBe("good")
  expect(await at(maxFillMs - 1)).toBe("good")
  expect(await at(maxFillMs)).toBe("late")
  expect([minFillMs, maxFillMs]).toEqual([2_000, 86_400_000])
})

test("a token outlives a change of keys as long as its key is on the ring", async () => {
  const token = await signFormToken(first, opened)
  expect(await readFormToken([second, first], token, opened + minFillMs)).toBe("good")
  expect(await readFormToken([second], token, opened + minFillMs)).toBe("invalid")
})

test("a token changed in any character, or made for a link, is invalid", async () => {
  const token = await signFormToken(first, opened)
  const link = await signToken(first, { purpose: "confirm", publicId: "a", version: 1, expiresAt: opened })
  expect(await readFormToken([first], link, opened + minFillMs)).toBe("invalid")
  const char = fc.constantFrom(..."abcXYZ019-_.")
  await fc.assert(
    fc.asyncProperty(fc.nat(token.length - 1), char, async (place, char) => {
      fc.pre(token[place] !== char)
      const changed = token.slice(0, place) + char + token.slice(place + 1)
      expect(await readFormToken([first], changed, opened + minFillMs)).toBe("invalid")
    }),
  )
})

test("no text that is not ours is ever good", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (text) => {
      expect(await readFormToken([first], text, opened)).toBe("invalid")
    }),
  )
})
