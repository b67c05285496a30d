import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type ServerType, serve } from "@hono/node-server"
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { lastDay, providersApp } from "../market/backfill/providers.ts"
import { runHere } from "./command-line.ts"

const asked: string[] = []
let folder: string
let server: ServerType
let url: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-backfill-"))
  await new Promise<void>((resolve) => {
    server = serve(
      { fetch: providersApp(asked).fetch, port: 0, hostname: "127.0.0.1" },
      (at: AddressInfo) => {
        url = `http://127.0.0.1:${at.port}`
        resolve()
      },
    )
  })
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  asked.length = 0
  for (const name of ["binance", "coinbase", "mempool"])
    vi.stubEnv(`${name.toUpperCase()}_URL`, `${url}/${name}`)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const fill = (out: string, series: string, ...more: string[]) =>
  runHere([
    "backfill",
    "--out",
    join(folder, out),
    ...["--from", "2025-12-01", "--to", lastDay, "--series", series, "--json"],
    ...more,
  ])

test("a folder is filled from the providers that the variables name, and an edition is made of it", async () => {
  const { status, stdout, stderr } = await fill(
    "filled",
    "btc_ohlcv,btc_close_second_source,difficulty,hash_rate",
  )
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    from: "2025-12-01",
    to: lastDay,
    series: [
      { series: "btc_ohlcv", outcome: "written", rows: 70 },
      { series: "btc_close_second_source", outcome: "written", rows: 70 },
      { series: "difficulty", outcome: "written" },
      { series: "hash_rate", outcome: "written" },
    ],
  })
  expect(stderr).toContain("btc_ohlcv: written, 70 rows, 2025-12-01 to 2026-02-08")
  expect(readdirSync(join(folder, "filled")).sort()).toEqual([
    "btc_close_second_source.csv",
    "btc_ohlcv.csv",
    "difficulty.csv",
    "hash_rate.csv",
    "series.json",
  ])

  const out = join(folder, "edition")
  const made = await runHere([
    "edition",
    "--day",
    lastDay,
    "--history",
    join(folder, "filled"),
    "--out",
    out,
    "--json",
  ])
  expect(made.status).toBe(0)
  expect(JSON.parse(made.stdout)).toMatchObject({ slug: lastDay })
  expect(readFileSync(join(out, "mail.txt"), "utf8")).toContain("Coinbase")
})

test("again, nothing is asked for", async () => {
  await fill("again", "btc_ohlcv")
  asked.length = 0
  const { status, stdout } = await fill("again", "btc_ohlcv")
  expect({ status, asked }).toEqual({ status: 0, asked: [] })
  expect(JSON.parse(stdout).series).toMatchObject([{ outcome: "whole", rows: 70 }])
})

test("without a required series the status is 1, and the last line names it", async () => {
  vi.stubEnv("BINANCE_URL", `${url}/nowhere`)
  const { status, stdout, stderr } = await fill("failed", "btc_ohlcv,hash_rate")
  expect(status).toBe(1)
  expect(JSON.parse(stdout).series).toMatchObject([
    { series: "btc_ohlcv", outcome: "failed", problem: "binance answered 404 to /nowhere/api/v3/klines" },
    { series: "hash_rate", outcome: "written" },
  ])
  expect(stderr).toContain("btc_ohlcv: failed, binance answered 404")
  expect(stderr.trimEnd().split("\n").at(-1)).toBe("no edition can be made without btc_ohlcv")
})

test("a provider that is switched off is not asked", async () => {
  vi.stubEnv("SOURCES_OFF", "mempool")
  const { status, stdout } = await fill("off", "hash_rate")
  expect(status).toBe(0)
  expect(JSON.parse(stdout).series).toMatchObject([{ series: "hash_rate", outcome: "off" }])
  expect(asked).toEqual([])
})

test.each([
  [["--state", "no-such-folder"], "where is the Worker?"],
  [["--out", "x", "--series", "btc_ohlcv,dreams"], "btc_close_second_source"],
  [["--out", "x", "--from", "yesterday"], "2026-02-08"],
  [["--out", "x", "--from", "2026-02-08", "--to", "2026-02-07"], "up to 2026-02-07"],
  [["--out", "x", "--to", "2999-01-01"], "the last closed day"],
])("%j is refused with what is accepted", async (args, accepted) => {
  const { status, stdout, stderr } = await runHere(["backfill", ...args])
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" })
  expect(stderr).toContain(accepted)
})

test("an address that is none, or a folder that is a file, is refused", async () => {
  vi.stubEnv("BINANCE_URL", "ftp://example.com")
  expect(await fill("x", "btc_ohlcv")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("BINANCE_URL"),
  })
  vi.stubEnv("BINANCE_URL", `${url}/binance`)
  writeFileSync(join(folder, "file"), "")
  expect(await fill("file", "btc_ohlcv")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("cannot be used"),
  })
})
