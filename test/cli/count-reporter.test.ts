import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { expect, test } from "vitest"
import { Count, countFile } from "../../src/cli/test/count.ts"

test("a run of tests is counted over all its files, and each test that failed or was skipped says why", () => {
  const root = mkdtempSync(join(tmpdir(), "plumbline-count-"))
  try {
    const one = 'test("holds", () => {})\ntest("does not", () => expect(1).toBe(2))\n'
    const two =
      'test("looks", ({ skip }) => skip("there is no Chromium"))\ntest.skip("rests", () => {})\ntest("also holds", () => {})\n'
    writeFileSync(join(root, "one.test.ts"), one)
    writeFileSync(join(root, "two.test.ts"), two)
    writeFileSync(join(root, "three.test.ts"), 'import "./nowhere.ts"\n')
    const four = 'test("ends", () => void Promise.reject(new Error("nobody caught it")))\n'
    writeFileSync(join(root, "four.test.ts"), four)
    const file = join(root, "count.json")
    const run = spawnSync(
      resolve("node_modules/.bin/vitest"),
      ["run", "--root", root, "--globals", `--reporter=${resolve("src/cli/test/count-reporter.ts")}`],
      { env: { ...process.env, [countFile]: file, VITEST: undefined }, encoding: "utf8" },
    )
    expect(run.status).toBe(1)
    expect(Count.parse(JSON.parse(readFileSync(file, "utf8")))).toEqual({
      passed: 3,
      failed: [
        {
          name: "one.test.ts: does not",
          why: expect.stringMatching(/^expected 1 to be 2.*\nat .*one\.test\.ts:2$/),
        },
        { name: "three.test.ts", why: expect.stringContaining("nowhere.ts") },
        { name: "outside any test", why: "nobody caught it" },
      ],
      skipped: [
        { name: "two.test.ts: looks", why: "there is no Chromium" },
        { name: "two.test.ts: rests", why: null },
      ],
    })
  } finally {
    rmSync(root, { recursive: true })
  }
})
