import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Hono } from "hono"
import { afterEach, describe, expect, test, vi } from "vitest"
import { namesOf, shots, takeShots } from "../../src/cli/shots/take-shots.ts"
import { host } from "../../src/cli/start/loopback.ts"
import { noChromium, openChromium } from "../mailcheck/chromium.ts"
import { runHere } from "./command-line.ts"

afterEach(() => {
  vi.unstubAllEnvs()
})

test.each([
  [["--day", "2026-02-08"], "--history DIR --day DAY"],
  [["--history", "folder"], "--history DIR --day DAY"],
  [["--history", "folder", "--day", "yesterday"], "2026-02-08"],
  [["--port", "80"], "1024 to 65534"],
])("%j is bad input, with what is accepted", async (args, accepted) => {
  const { status, stderr } = await runHere(["shots", ...args])
  expect(status).toBe(2)
  expect(stderr).toContain(accepted)
})

test("without Chromium it says so before it starts anything", async () => {
  vi.stubEnv("CHROMIUM", "/nowhere/chromium")
  vi.resetModules()
  const { status, stdout, stderr } = await runHere(["shots"])
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" })
  expect(stderr.trim()).toBe(
    "there is no /nowhere/chromium: install Chromium, or say in CHROMIUM where it is",
  )
})

test("the pictures are named by what they are for", () => {
  const at = (digit: string) => `/pictures/${digit.repeat(64)}.png`
  const mail = `<img src="https://x.example${at("a")}" alt="">`
  const page = `<meta property="og:image" content="https://x.example${at("b")}"><source srcset="${at("c")}"><img src="${at("a")}">`
  expect([...namesOf(mail, page)]).toEqual([
    [at("a"), "chart-light"],
    [at("b"), "chart-og"],
    [at("c"), "chart-dark"],
  ])
  expect(namesOf("<p>none</p>", "").size).toBe(0)
})

const missing = noChromium === null ? "" : ` (skipped: ${noChromium})`
describe.skipIf(missing !== "")(`with Chromium${missing}`, () => {
  const path = `/pictures/${"a".repeat(64)}.png`
  const sheet =
    "<style>body{background:#fff}@media (prefers-color-scheme:dark){body{background:#000}}</style>"
  const page = `${sheet}<p>words</p><img src="${path}" width="300" height="2000" alt="">`
  const size = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

  test("every shot is as wide as its name says and as high as what it shows, and pictures are kept as they are", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-taken-"))
    const [browser, app] = [await openChromium(), new Hono()]
    const square = await (await browser.newPage({ viewport: { width: 9, height: 9 } })).screenshot()
    app.get("/preview/2026-02-08/mail", (c) => c.html(page))
    app.get("/editions/2026-02-08", (c) => c.html(page))
    app.get(path, (c) => c.body(Uint8Array.from(square), 200, { "Content-Type": "image/png" }))
    const { url, close } = await host(app)
    try {
      const files = await takeShots(browser, { url, slug: "2026-02-08" }, folder)
      expect(files.toSorted()).toEqual(readdirSync(folder).toSorted())
      const read = (name: string) => readFileSync(join(folder, `${name}.png`))
      for (const [name, { width }] of Object.entries(shots)) {
        expect([name, size(read(name))[0], (size(read(name))[1] ?? 0) >= 2000]).toEqual([name, width, true])
      }
      expect(read("chart-light").equals(square)).toBe(true)
      for (const other of ["mail-600-dark", "mail-600-images-off"]) {
        expect(read(other).equals(read("mail-600-light"))).toBe(false)
      }
      await expect(takeShots(browser, { url, slug: "2026-02-09" }, folder)).rejects.toThrow(
        "was answered 404",
      )
      await expect(takeShots(browser, { url, slug: "2026-02-08" }, "/dev/null/x")).rejects.toThrow(
        "/dev/null/x cannot be",
      )
    } finally {
      await browser.close()
      await close()
      rmSync(folder, { recursive: true })
    }
  })
})
