import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { run } from "../../src/cli/program.ts"

const token = "a-desk-token-of-a-good-length"
const sha256 = "0".repeat(64)
const slug = "2026-02-08"

/** What the desk answers, and what it was asked. */
let answer: { status: number; body: unknown }
let asked: (string | undefined)[]
let server: Server

const printed: string[] = []
const told: string[] = []

beforeEach(async () => {
  asked = []
  printed.length = 0
  told.length = 0
  vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line))
  vi.spyOn(console, "error").mockImplementation((line: string) => void told.push(line))
  vi.stubEnv("DESK_TOKEN", token)
  server = createServer((request, response) => {
    asked = [request.method, request.url, request.headers.authorization]
    response.writeHead(answer.status, { "content-type": "application/json" })
    response.end(JSON.stringify(answer.body))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await new Promise((resolve) => server.close(resolve))
})

function rebuild(...rest: string[]): Promise<number> {
  const { port } = server.address() as AddressInfo
  return run(["node", "plumbline", "rebuild", ...rest, "--url", `http://127.0.0.1:${port}`])
}

const files = (mailSame: boolean) => [
  { name: "edition.json", sha256, same: true },
  { name: "mail.trader.txt", sha256, same: mailSame },
]

test("an edition that comes out the same is told file by file, with exit status 0", async () => {
  answer = { status: 200, body: { slug, version: 1, files: files(true), same: true } }
  expect(await rebuild(slug)).toBe(0)
  expect(asked).toEqual(["POST", `/api/v1/editions/${slug}/rebuild`, `Bearer ${token}`])
  expect(printed.join("\n")).toBe(`same     ${sha256}  edition.json\nsame     ${sha256}  mail.trader.txt`)
})

test("a file that differs is named, with exit status 1", async () => {
  answer = { status: 200, body: { slug, version: 2, files: files(false), same: false } }
  expect(await rebuild(slug)).toBe(1)
  expect(printed.join("\n")).toContain(`differs  ${sha256}  mail.trader.txt`)
  expect(told).toEqual(["1 of 2 files of 2026-02-08, version 2, differ"])
})

test("--json prints the answer as it came", async () => {
  answer = { status: 200, body: { slug, version: 1, files: files(true), same: true } }
  expect(await rebuild(slug, "--json")).toBe(0)
  expect(JSON.parse(printed.join("\n"))).toEqual(answer.body)
})

test("what is not the name of an edition is refused with exit status 2, and nobody is asked", async () => {
  expect(await rebuild("yesterday")).toBe(2)
  expect(told.at(-1)).toContain("accepted: a day (2026-02-08) or a week (2026-w06)")
  expect(asked).toEqual([])
})

test("an unknown edition and one that cannot be rebuilt are failures that say so", async () => {
  answer = { status: 404, body: { title: "there is no such edition" } }
  expect(await rebuild(slug)).toBe(1)
  expect(told.at(-1)).toBe("there is no edition 2026-02-08")
  answer = {
    status: 409,
    body: { title: "the edition cannot be rebuilt", detail: "what was gathered is lost" },
  }
  expect(await rebuild(slug)).toBe(1)
  expect(told.at(-1)).toBe("the edition cannot be rebuilt; what was gathered is lost")
})
