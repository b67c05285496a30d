import { expect, test } from "vitest"
import { providers } from "../../src/market/providers.ts"
import { createWorld } from "./world.ts"

const told: string[] = []
const listening = (name: string) => ({
  fetch: ({ url }: Request) => {
    told.push(url)
    return new Response(name)
  },
})
const world = createWorld({ market: listening("market"), resend: listening("resend") })
const ask = async (url: string) => (await world.fetch(new Request(url))).text()

test.each(Object.entries(providers))(
  "%s is reached at its stand-in, the rest of the address unchanged",
  async (name, { url }) => {
    expect(await ask(`${url}/v1/it?a=%5B1%5D`)).toBe("market")
    expect(told.at(-1)).toBe(`http://market.test/${name}/v1/it?a=%5B1%5D`)
  },
)

test("Resend is reached at its own, and both have pages to control them", async () => {
  expect(await ask("https://api.resend.com/emails/batch")).toBe("resend")
  expect(told.at(-1)).toBe("http://resend.test/emails/batch")
  expect(await ask("http://market.test/_/requests")).toBe("market")
})

test.each([
  "https://example.com/",
  "https://api.kraken.com.example.com/0/public/OHLC",
  "https://mempool.space/other",
])("%s is not of this world", async (url) => {
  const before = told.length
  expect((await world.fetch(new Request(url))).status).toBe(599)
  expect(told).toHaveLength(before)
})
