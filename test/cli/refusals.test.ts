import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest"
import { freePorts, launch, runHere } from "./command-line.ts"

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-cli-"))
})
afterAll(() => rmSync(folder, { recursive: true }))

beforeEach(() => {
  vi.stubEnv("DESK_TOKEN", undefined)
  vi.stubEnv("PUBLIC_URL", undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

describe("bad input ends with status 2 and says what is accepted", () => {
  test.each([
    [["start", "--down", "nonsense"], "coinbase, kraken, binance, coingecko, mempool, blockchain"],
    [["start", "--down", "kraken,nonsense"], "coinbase, kraken, binance, coingecko, mempool, blockchain"],
    [["start", "--down", "kraken", "--live"], "one of the two"],
    [["start", "--history", "folder"], "--history DIR --day DAY"],
    [["start", "--day", "2026-02-08"], "--history DIR --day DAY"],
    [["start", "--history", "folder", "--day", "2026-02-08", "--down", "kraken"], "--history DIR --day DAY"],
    [["start", "--history", "folder", "--day", "yesterday"], "2026-02-08"],
    [["start", "--port", "eighty"], "1024 to 65534"],
    [["start", "--port", "80"], "1024 to 65534"],
    [["start", "--port", "65535"], "1024 to 65534"],
    [["start", "--sideways"], "unknown option"],
    [["start", "now"], "too many arguments"],
    [["load", "--growth", "5000"], "two to five whole numbers"],
    [["load", "--growth", "5000,50"], "100 to 500,000"],
    [["load", "--growth", "500,5000", "--plan-only"], "one of them"],
    [["load", "--html", "500"], "10,000 to 40,000"],
    [["load", "--html", "30000", "--plan-only"], "without --plan-only"],
    [["load", "--lane", "pigeon"], "batch, broadcast"],
    [["load", "--lane", "broadcast", "--rate", "unlimited"], "--rate 1 to 100"],
    [["load", "--lane", "broadcast", "--recipients", "5001"], "5,000 recipients"],
    [["load", "--lane", "broadcast", "--faults", "hard"], "without faults"],
    [["load", "--lane", "broadcast", "--plan-only"], "without --growth and --plan-only"],
    [["dance"], "unknown command"],
    [["edition", "show", "yesterday"], "2026-02-08"],
    [["edition", "release", "2026-02-08"], "--reason"],
    [["edition", "reject", "2026-02-08", "--reason", "stale", "--url", "there"], "https://"],
    [["edition", "late", "yesterday"], "2026-02-08"],
    [["edition", "late", "2026-02-08", "--pause", "--cancel"], "one of --pause, --release and --cancel"],
    [["edition", "test", "2026-02-08"], "--to"],
    [["edition", "test", "2026-02-08", "--to", "a@x.example", "--kind", "whale"], "long-term-holder"],
  ])("%j", async (args, accepted) => {
    const { status, stdout, stderr } = await runHere([...args])
    expect(stderr).toContain(accepted)
    expect(status).toBe(2)
    expect(stdout).toBe("")
  })

  test("the desk's token is asked for before anything is sent", async () => {
    const said = await runHere(["edition", "show", "2026-02-08", "--url", "https://news.example.com"])
    expect(said).toMatchObject({ status: 2, stderr: "the variable DESK_TOKEN is not set\n" })
  })
})

test("the status is that of the process", async () => {
  expect((await launch(["edition", "show", "yesterday"]).ended).status).toBe(2)
})

test("--help is no failure, names every command and has the one table of exit codes", async () => {
  const { status, stdout } = await runHere(["--help"])
  expect(status).toBe(0)
  for (const name of ["start", "test", "edition", "probe", "backfill", "rebuild", "backtest", "bench"])
    expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, "m"))
  for (const line of ["0  done", "1  failed", "2  bad input", "3  held"]) expect(stdout).toContain(line)
})

test.each(["start", "test", "edition", "probe", "backfill", "rebuild", "backtest", "bench"])(
  "%s has --help",
  async (name) => {
    const { status, stdout } = await runHere([name, "--help"])
    expect(status).toBe(0)
    expect(stdout).toContain(`Usage: plumbline ${name}`)
  },
)

test.each([
  ["late", "--cancel"],
  ["test", "--to"],
])("edition %s has --help", async (name, option) => {
  const { status, stdout } = await runHere(["edition", name, "--help"])
  expect(status).toBe(0)
  expect(stdout).toContain(option)
})

describe("start, before it starts anything", () => {
  test.each([
    ["the Worker", 0],
    ["the inbox", 1],
  ])("says in one line that the port of %s is in use, and the way out", async (what, offset) => {
    const port = await freePorts()
    const taken = createServer().listen(port + offset, "127.0.0.1")
    try {
      const state = join(folder, `taken-${offset}`)
      const { status, stderr } = await runHere(["start", "--once", "--port", String(port), "--state", state])
      expect(stderr).toContain(`port ${port + offset}, for ${what}, is in use`)
      expect(stderr).toContain("--port N")
      expect(stderr.trimEnd().split("\n")).toHaveLength(1)
      expect(status).toBe(1)
      expect(existsSync(state)).toBe(false)
    } finally {
      taken.close()
    }
  })

  test("does not wipe a folder that is none of its own", async () => {
    const state = join(folder)
    writeFileSync(join(state, "letters.txt"), "keep me")
    const port = await freePorts()
    const { status } = await runHere(["start", "--fresh", "--once", "--port", String(port), "--state", state])
    expect(status).toBe(2)
    expect(readdirSync(state)).toContain("letters.txt")
  })
})

describe("edition, when the desk refuses", () => {
  let desk: Server
  let url: string
  let answer: { status: number; body: object }
  const asked: { authorization: string | undefined; url: string | undefined }[] = []
  const bodies: string[] = []

  beforeEach(() => {
    vi.stubEnv("DESK_TOKEN", "a-token-of-this-test-only")
  })
  beforeAll(async () => {
    desk = createServer((request, response) => {
      asked.push({ authorization: request.headers.authorization, url: request.url })
      request.setEncoding("utf8").on("data", (part: string) => bodies.push(part))
      response.writeHead(answer.status, { "Content-Type": "application/problem+json" })
      response.end(JSON.stringify(answer.body))
    })
    await new Promise<void>((resolve) => desk.listen(0, "127.0.0.1", resolve))
    const address: AddressInfo | string | null = desk.address()
    if (address === null || typeof address === "string") throw new Error("no port was given")
    url = `http://127.0.0.1:${address.port}`
  })
  afterAll(() => {
    desk.close()
  })

  test("a token that is not accepted: status 1 and the desk's own words; the token stands in no URL", async () => {
    answer = { status: 401, body: { title: "this is for editors" } }
    const said = await runHere(["edition", "show", "2026-02-08", "--url", url])
    expect(said).toMatchObject({ status: 1, stdout: "", stderr: "this is for editors\n" })
    expect(asked.at(-1)).toEqual({
      authorization: "Bearer a-token-of-this-test-only",
      url: "/api/v1/editions/2026-02-08",
    })
  })

  test("a reason that is not accepted: status 2, with the field and what is accepted", async () => {
    const errors = [{ field: "reason", accepted: "1 to 500 characters" }]
    answer = { status: 422, body: { title: "some fields are not accepted", errors } }
    const said = await runHere(["edition", "reject", "2026-02-08", "--reason", " ", "--url", url])
    expect(said.status).toBe(2)
    expect(said.stderr).toContain("reason: 1 to 500 characters")
  })

  test("no such edition: status 1", async () => {
    answer = { status: 404, body: { title: "there is no such edition" } }
    const said = await runHere(["edition", "show", "2026-02-07", "--url", url])
    expect(said).toMatchObject({ status: 1, stderr: "there is no edition 2026-02-07\n" })
  })

  test("a late send that is not offered: status 1, with the reason", async () => {
    const detail = "the next edition is due: an edition is not sent after that."
    answer = { status: 409, body: { title: "this edition is not sent late", detail } }
    const said = await runHere(["edition", "late", "2026-02-08", "--url", url])
    expect(said).toMatchObject({
      status: 1,
      stdout: "",
      stderr: `this edition is not sent late; ${detail}\n`,
    })
  })

  test("a late send that was asked for before: nothing changed, and how it stands", async () => {
    const report = { planned: 3, submitted: 2, left: 1, suppressed: 0, rejected: 0, failed: 0, inDoubt: 0 }
    const late = { readers: null, whyNot: null, sent: { state: "done", report, delivery: null } }
    answer = { status: 200, body: { slug: "2026-02-08", changed: false, late } }
    const said = await runHere(["edition", "late", "2026-02-08", "--url", url])
    expect(said).toMatchObject({ status: 0, stderr: "" })
    expect(said.stdout).toContain("nothing was changed")
    expect(said.stdout).toContain("late       done, 2 of 3 submitted")
  })

  test("a test to what is no address: status 2, told by its place; addresses travel in the body alone, under a key", async () => {
    const errors = [{ field: "to, address 2", accepted: "one e-mail address" }]
    answer = { status: 422, body: { title: "the test is not accepted", errors } }
    bodies.length = 0
    const args = ["edition", "test", "2026-02-08", "--to", "a@x.example, b@", "--kind", "trader"]
    const said = await runHere([...args, "--url", url])
    expect(said.status).toBe(2)
    expect(said.stderr).toContain("to, address 2: one e-mail address")
    expect(asked.at(-1)?.url).toBe("/api/v1/editions/2026-02-08/test")
    expect(JSON.parse(bodies.join(""))).toEqual({
      to: ["a@x.example", "b@"],
      kind: "trader",
      key: expect.stringMatching(/^[a-z0-9-]{36}$/),
    })
  })

  test("nobody there: status 1, in one line", async () => {
    const nobody = `http://127.0.0.1:${await freePorts()}`
    const said = await runHere(["edition", "show", "2026-02-07", "--url", nobody])
    expect(said.status).toBe(1)
    expect(said.stderr).toBe(`nobody answers at ${nobody}: is the Worker running?\n`)
  })
})
