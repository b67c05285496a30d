import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { formatOfFile, hashOfFile, partsOfFile } from "../../src/cli/subscribers/list-file.ts"
import { type ImportPart, maxPartBytes, maxPartRows } from "../../src/subscribers/import/row.ts"
import { runHere } from "./command-line.ts"

const folder = mkdtempSync(join(tmpdir(), "plumbline-lists-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const now = Date.UTC(2026, 1, 9)
async function parts(path: string): Promise<ImportPart[]> {
  const all: ImportPart[] = []
  for await (const part of partsOfFile(path, now)) all.push(part)
  return all
}
const ghost =
  "id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers"

describe("a list that is read", () => {
  test("is known by its header, with a byte order mark and quoted names that hold commas and line ends", async () => {
    const path = file(
      "ghost.csv",
      `\uFEFF${ghost}\r\n1,ada@example.com,"Lovelace, Ada\nByron",,true,false,,2023-01-11T10:00:00.000Z,,,\r\n2,nobody,,,true,false,,2023-01-11T10:00:00.000Z,,,\r\n`,
    )
    expect(await formatOfFile(path)).toBe("ghost")
    const [part] = await parts(path)
    expect(part?.rows).toMatchObject([{ address: "ada@example.com", wants: "active", line: 3 }])
    expect(part?.faults).toEqual([{ line: 4, problem: "not an address that mail can be sent to" }])
  })

  test("comes in the same parts each time, none of them larger than the Worker takes", async () => {
    const lines = Array.from(
      { length: 2500 },
      (_, n) => `reader${n}@reader.example,${"a friend ".repeat(15)}`,
    )
    const path = file("long.csv", `email,source\n${lines.join("\n")}\n`)
    const once = await parts(path)
    expect(await parts(path)).toEqual(once)
    expect(once.flatMap(({ rows }) => rows)).toHaveLength(2500)
    for (const part of once) {
      expect(part.rows.length).toBeLessThanOrEqual(maxPartRows)
      expect(new TextEncoder().encode(JSON.stringify(part)).length).toBeLessThanOrEqual(maxPartBytes)
    }
  })

  test("has the hash of its bytes", async () => {
    // https://www.di-mgt.com.au/sha_testvectors.html
    expect(await hashOfFile(file("abc", "abc"))).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    )
  })
})

describe("what is not accepted is told with what is", () => {
  const where = ["--url", "http://127.0.0.1:1"]

  test.each([
    ["neither a list nor an import to undo", () => ["import"], /import FILE \[options\], or import --undo/],
    ["both", () => ["import", "a.csv", "--undo", "x"], /import FILE \[options\], or import --undo/],
    [
      "a frequency that there is not",
      () => ["import", "a.csv", "--frequency", "hourly"],
      /weekly, daily, big-moves/,
    ],
    [
      "a file that is not there",
      () => ["import", join(folder, "none.csv")],
      /none\.csv cannot be read: ENOENT/,
    ],
    ["an empty file", () => ["import", file("empty.csv", "")], /is empty: accepted is a list with a header/],
    [
      "another kind of list",
      () => ["import", file("other.csv", "a,b\n1,2\n")],
      /of no known list; accepted are/,
    ],
    ["an unknown format to export", () => ["export", "--as", "xml"], /csv, json/],
  ])("%s", async (_, args, accepted) => {
    process.env.DESK_TOKEN = "a-token-that-nobody-asks-for"
    const { status, stderr } = await runHere(["subscribers", ...args(), ...where])
    delete process.env.DESK_TOKEN
    expect(status).toBe(2)
    expect(stderr).toMatch(accepted)
  })

  test("a Worker that is not there fails, and says where it was looked for", async () => {
    process.env.DESK_TOKEN = "a-token-that-nobody-asks-for"
    const { status, stderr } = await runHere(["subscribers", "stats", ...where])
    delete process.env.DESK_TOKEN
    expect(status).toBe(1)
    expect(stderr).toContain("nobody answers at http://127.0.0.1:1")
  })

  test.each(["import", "export", "stats", "show"])(
    "subscribers %s --help says what it does",
    async (command) => {
      const { status, stdout } = await runHere(["subscribers", command, "--help"])
      expect(status).toBe(0)
      expect(stdout).toContain("--url")
    },
  )
})
