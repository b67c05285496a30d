import { describe, expect, test } from "vitest"
import { createOutside, OutsideError, type OutsideOptions } from "../src/outside.ts"

const now = Date.parse("2026-02-09T00:10:00Z")
const url = "https://api.example.com/v1/prices?key=secret"
const json = (body: string, headers: Record<string, string> = {}) =>
  new Response(body, { headers: { "content-type": "application/json", ...headers } })

/** An outside whose answers are given in order; what it asked and how long it waited are kept. */
function outside(answers: (() => Response | Promise<Response>)[], options: Partial<OutsideOptions> = {}) {
  const asked: { url: string; init: RequestInit }[] = []
  const waits: number[] = []
  const { get } = createOutside({
    now: () => now,
    userAgent: "Plumbline (+https://news.example.com)",
    fetch: async (address, init) => {
      asked.push({ url: address, init })
      const answer = answers[asked.length - 1]
      if (!answer) throw new Error("asked more often than answered")
      return answer()
    },
    sleep: async (ms) => {
      waits.push(ms)
    },
    ...options,
  })
  return { get, asked, waits }
}

async function refusal(reply: Promise<unknown>): Promise<OutsideError> {
  const error = await reply.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof OutsideError)) throw new Error(`not an OutsideError: ${String(error)}`)
  return error
}

const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    new Response("", { status: code, headers })

test("a reply keeps its bytes, its hash and the moment it came", async () => {
  const { get } = outside([() => json('{"price":1}')])
  expect(await get(url)).toEqual({
    url,
    body: '{"price":1}',
    // printf '{"price":1}' | sha256sum
    sha256: "ed5e399cb2eb7b4955d3c4a3692db0f618cb23217ac4b1abaeb88c31669d98d3",
    fetchedAt: "2026-02-09T00:10:00.000Z",
    rebuiltFrom: null,
  })
})

test("a replayed reply names the series it was rebuilt from", async () => {
  const { get } = outside([() => json("[]", { "plumbline-rebuilt-from": "Binance BTCUSDT" })])
  expect((await get(url)).rebuiltFrom).toBe("Binance BTCUSDT")
})

test("each request says who asks and what is accepted, and carries the headers of its source", async () => {
  const { get, asked } = outside([() => json("[]")])
  await get(url, { headers: { "x-cg-demo-api-key": "secret" } })
  const headers = new Headers(asked[0]?.init.headers)
  expect(headers.get("user-agent")).toBe("Plumbline (+https://news.example.com)")
  expect(headers.get("accept")).toBe("application/json")
  expect(headers.get("x-cg-demo-api-key")).toBe("secret")
})

describe("a second try", () => {
  test.each([429, 500, 502, 503])("follows %i, once", async (code) => {
    const good = outside([status(code), () => json("[]")])
    expect((await good.get(url)).body).toBe("[]")
    expect(good.waits).toEqual([500])

    const bad = outside([status(code), status(code)])
    expect(await refusal(bad.get(url))).toMatchObject({ status: code, retryable: true })
    expect(bad.asked).toHaveLength(2)
  })

  test("follows a broken line, once", async () => {
    const broken = () => Promise.reject(new TypeError("fetch failed"))
    const { get, asked } = outside([broken, broken])
    const error = await refusal(get(url))
    expect(error).toMatchObject({ status: null, retryable: true })
    expect(error.message).toBe("api.example.com could not be reached at /v1/prices")
    expect(asked).toHaveLength(2)
  })

  test("follows a body that breaks off", async () => {
    const breaking = () => {
      let pulls = 0
      const body = new ReadableStream({
        pull(controller) {
          pulls += 1
          if (pulls === 1) controller.enqueue(new TextEncoder().encode('{"pri'))
          else controller.error(new Error("reset"))
        },
      })
      return new Response(body, { headers: { "content-type": "application/json" } })
    }
    const { get } = outside([breaking, () => json("[]")])
    expect((await get(url)).body).toBe("[]")
  })

  test.each([202, 206, 301, 400, 401, 403, 404, 418, 451])("never follows %i", async (code) => {
    const { get, asked, waits } = outside([status(code, { "retry-after": "1" })])
    const error = await refusal(get(url))
    expect(error).toMatchObject({ status: code, retryable: false })
    expect(error.message).toBe(`api.example.com answered ${code} to /v1/prices`)
    expect(asked).toHaveLength(1)
    expect(waits).toEqual([])
  })

  test.each([
    ["3", 3_000],
    ["0", 0],
    ["86400", 10_000],
    ["Mon, 09 Feb 2026 00:10:04 GMT", 4_000],
    ["Mon, 09 Feb 2026 00:00:00 GMT", 0],
    ["Mon, 09 Feb 2026 08:00:00 GMT", 10_000],
    ["soon", 500],
  ])("waits as Retry-After: %s says, at most 10 s", async (header, waited) => {
    const { get, waits } = outside([status(429, { "retry-after": header }), () => json("[]")])
    await get(url)
    expect(waits).toEqual([waited])
  })
})

describe("where no request is left", () => {
  test("none is made, and the refusal says so without the query", async () => {
    const { get, asked } = outside([() => json("[]")])
    const error = await refusal(get(url, { mayAsk: () => false }))
    expect(error.message).toBe("api.example.com was not asked for /v1/prices: no request was left")
    expect(error).toMatchObject({ status: null, retryable: false })
    expect(asked).toEqual([])
  })

  test("none is repeated, and what came of the first stands", async () => {
    let left = 1
    const { get, asked } = outside([status(503), () => json("[]")])
    expect(await refusal(get(url, { mayAsk: () => left-- > 0 }))).toMatchObject({ status: 503 })
    expect(asked).toHaveLength(1)
  })

  test("each attempt is asked for, so that a repeated one counts", async () => {
    let attempts = 0
    const { get } = outside([status(503), () => json("[]")])
    await get(url, { mayAsk: () => ++attempts > 0 })
    expect(attempts).toBe(2)
  })
})

test("where nothing is to be repeated, one that fails is not waited for", async () => {
  const { get, asked, waits } = outside([status(429, { "retry-after": "9" })], { repeats: false })
  expect(await refusal(get(url))).toMatchObject({ status: 429 })
  expect([asked.length, waits]).toEqual([1, []])
})

test("a try ends when its time is over, and is made once more", async () => {
  const { get, asked } = outside([], {
    timeoutMs: 20,
    fetch: (address, init) => {
      asked.push({ url: address, init })
      return new Promise((_, reject) =>
        init.signal?.addEventListener("abort", () => reject(init.signal?.reason)),
      )
    },
  })
  const error = await refusal(get(url))
  expect(error.message).toBe("api.example.com gave no answer within 0.02 s to /v1/prices")
  expect(error).toMatchObject({ status: null, retryable: true })
  expect(asked).toHaveLength(2)
})

test("a reply may be as long as the limit, and no longer", async () => {
  const { get } = outside([() => json("[12345678]")], { maxBytes: 10 })
  expect((await get(url)).body).toBe("[12345678]")

  let cancelled = false
  const endless = () =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.enqueue(new TextEncoder().encode("[1,2]")),
        cancel: () => {
          cancelled = true
        },
      }),
    )
  const tooLong = outside([endless], { maxBytes: 11 })
  const error = await refusal(tooLong.get(url))
  expect(error.message).toBe("api.example.com answered more than 11 bytes to /v1/prices")
  expect(error.retryable).toBe(false)
  expect(cancelled).toBe(true)
})

describe("HTML where JSON was due is refused", () => {
  const refused = "api.example.com answered HTML where JSON was due to /v1/prices"
  test.each([
    ["by its type", () => new Response("[]", { headers: { "content-type": "text/html; charset=utf-8" } })],
    ["by its first character", () => json("  \n<!DOCTYPE html><title>Just a moment...</title>")],
  ])("%s", async (_, answer) => {
    const { get, asked } = outside([answer])
    expect((await refusal(get(url))).message).toBe(refused)
    expect(asked).toHaveLength(1)
  })

  test("and taken where it was asked for", async () => {
    const { get } = outside([() => new Response("<p>", { headers: { "content-type": "text/html" } })])
    expect((await get(url, { accept: "text/html" })).body).toBe("<p>")
  })
})

test("bytes that are not UTF-8 are refused, since they could not be kept as they came", async () => {
  const { get } = outside([() => new Response(new Uint8Array([0x5b, 0xff, 0x5d]))])
  expect((await refusal(get(url))).message).toBe(
    "api.example.com answered with bytes that are not UTF-8 to /v1/prices",
  )
})

test("no error holds a query, a key or what lies beneath it", async () => {
  const beneath = () => Promise.reject(new Error(`connect failed: ${url}`))
  for (const answers of [[beneath, beneath], [status(404)], [() => json("<")]]) {
    const { get } = outside(answers)
    const error = await refusal(get(url, { headers: { "x-cg-demo-api-key": "secret" } }))
    expect(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain("secret")
  }
})
