import { expect, test } from "vitest"
import type { Requested } from "../../src/jobs/gathered.ts"
import { answersAsThen, findIntact } from "../../src/jobs/recall.ts"
import { OutsideError } from "../../src/outside.ts"
import type { TextFiles } from "../../src/store/files.ts"

const replied = (url: string, sha256: string): Requested => ({
  url,
  outcome: "reply",
  sha256,
  fetchedAt: "2026-02-09T00:10:03Z",
  rebuiltFrom: null,
})
const refused: Requested = {
  url: "https://api.kraken.com/0/public/OHLC?pair=XBTUSD",
  outcome: "refused",
  problem: "answered 503 to /0/public/OHLC",
  status: 503,
}
const price = "https://api.example.com/price"

async function refusal(reply: Promise<unknown>): Promise<OutsideError> {
  const error = await reply.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof OutsideError)) throw new Error(`not an OutsideError: ${String(error)}`)
  return error
}

test("a URL is answered with the reply that came then, stamped as it was then", async () => {
  const get = answersAsThen([replied(price, "aa")], new Map([["aa", "{}"]]))
  expect(await get(price)).toEqual({
    url: price,
    body: "{}",
    sha256: "aa",
    fetchedAt: "2026-02-09T00:10:03Z",
    rebuiltFrom: null,
  })
})

test("one that was asked twice is answered in the same order, and not a third time", async () => {
  const get = answersAsThen(
    [replied(price, "aa"), replied(price, "bb")],
    new Map([
      ["aa", "1"],
      ["bb", "2"],
    ]),
  )
  expect([(await get(price)).body, (await get(price)).body]).toEqual(["1", "2"])
  expect((await refusal(get(price))).problem).toBe("was not asked for /price when the edition was made")
})

test("a refusal comes back in the same words, with its status", async () => {
  const error = await refusal(answersAsThen([refused], new Map())(refused.url))
  expect(error).toMatchObject({ problem: "answered 503 to /0/public/OHLC", status: 503, retryable: false })
})

test("a reply that is lost or spoiled is refused, and so is what was never asked", async () => {
  const get = answersAsThen([replied(price, "aa")], new Map([["aa", null]]))
  expect((await refusal(get(price))).problem).toBe("gave a reply to /price that is no longer as it was kept")
  expect((await refusal(get("https://api.example.com/else?key=1"))).message).toBe(
    "api.example.com was not asked for /else when the edition was made",
  )
})

test("a file is intact only under the hash of what it holds", async () => {
  const files: TextFiles = {
    put: async () => "",
    async get(key) {
      if (key === "sha256/lost") throw new Error("no file")
      return "text"
    },
    keyOf: async (text) => `sha256/of-${text}`,
  }
  expect(await findIntact(files, "sha256/of-text")).toBe("text")
  expect(await findIntact(files, "sha256/of-other")).toBeNull()
  expect(await findIntact(files, "sha256/lost")).toBeNull()
})
