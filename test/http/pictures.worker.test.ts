import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import { ask, clear, files, migrate, page, png, store, storePictures } from "./site.ts"

beforeAll(migrate)
beforeEach(clear)

const pathOf = (key: string): string => `/pictures/${key.slice("sha256/".length)}.png`

describe("a picture", () => {
  test("is sent as it lies in the store, to anyone, and may be kept for ever", async () => {
    const key = await files.putBytes(png(7), "image/png")
    const answer = await ask(pathOf(key))
    expect(answer.status).toBe(200)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(png(7))
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
      etag: `"${key.slice("sha256/".length)}"`,
    })
  })

  test("is a PNG to whoever asks, whatever the store was told", async () => {
    const answer = await ask(pathOf(await files.putBytes(png(8), "text/html")))
    expect(answer.headers.get("Content-Type")).toBe("image/png")
  })

  test.each([
    ["the same", (tag: string) => tag],
    ["one of several", (tag: string) => `"other", W/${tag}`],
    ["any", () => "*"],
  ])("is not sent again to whoever holds %s", async (_, held) => {
    const key = await files.putBytes(png(9), "image/png")
    const tag = `"${key.slice("sha256/".length)}"`
    const answer = await ask(pathOf(key), { headers: { "If-None-Match": held(tag) } })
    expect([answer.status, answer.headers.get("ETag"), await answer.text()]).toEqual([304, tag, ""])
    expect(answer.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable")
    expect(answer.headers.get("Cross-Origin-Resource-Policy")).toBe("cross-origin")
  })

  test("is sent to whoever holds another", async () => {
    const key = await files.putBytes(png(9), "image/png")
    expect((await ask(pathOf(key), { headers: { "If-None-Match": '"other"' } })).status).toBe(200)
  })

  test("takes GET and HEAD only", async () => {
    const key = await files.putBytes(png(10), "image/png")
    const head = await ask(pathOf(key), { method: "HEAD" })
    expect([head.status, head.headers.get("Content-Type"), await head.text()]).toEqual([200, "image/png", ""])
    for (const method of ["POST", "PUT", "DELETE"]) {
      const answer = await ask(pathOf(key), { method })
      expect([answer.status, answer.headers.get("Allow")]).toEqual([405, "GET, HEAD"])
    }
  })

  test("is all that can be read so: no word, no proof and no reply that lies beside it", async () => {
    await store("waiting")
    const others = [
      await files.put('{"secret":true}', "application/json"),
      await files.put("<p>%%unsubscribe%%</p>", "text/html"),
      await files.put("\u0089PNG\r\n\u001a\n", "image/png"),
      await files.put("a reply", "image/png", { gzip: true }),
      await files.putBytes(new Uint8Array([0x89, 0x50]), "image/png"),
      await files.putBytes(new Uint8Array(), "image/png"),
    ]
    for (const key of others) {
      for (const headers of [{}, { "If-None-Match": "*" }]) {
        const there = await ask(pathOf(key), { headers })
        const nowhere = await ask(`/pictures/${"0".repeat(64)}.png`, { headers })
        expect([there.status, nowhere.status]).toEqual([404, 404])
        expect(await there.text()).toBe(await nowhere.text())
        expect(there.headers.get("Cache-Control")).toBe("no-store")
        expect(there.headers.get("ETag")).toBeNull()
      }
    }
  })

  test("has a name of one form, and any other is as if it were not there", async () => {
    const key = await files.putBytes(png(11), "image/png")
    const hash = key.slice("sha256/".length)
    const names = [
      hash,
      `${hash}.PNG`,
      `${hash}.jpg`,
      `${hash}.png.png`,
      `${hash.toUpperCase()}.png`,
      "x.png",
    ]
    for (const name of [...names, `sha256%2F${hash}.png`, `${hash}.png%0A`, `..%2F${hash}.png`]) {
      expect((await ask(`/pictures/${name}`)).status, name).toBe(404)
    }
    expect((await ask(`/pictures/${hash}`, { headers: page })).headers.get("Content-Type")).toContain(
      "text/html",
    )
  })

  test("of an edition is where its page shows it", async () => {
    const pictures = await storePictures()
    for (const { key } of Object.values(pictures)) expect((await ask(pathOf(key))).status).toBe(200)
  })
})
