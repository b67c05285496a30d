import { describe, expect, test } from "vitest"
import { bound } from "../bench/gathering.ts"
import { inNode, measureNames } from "../bench/names.ts"
import { runHere } from "./command-line.ts"

describe("bench", () => {
  test("prints each measure beside the yardstick of the same run, and fails nothing for being slow", async () => {
    const names = ["gather", ...inNode]
    const { status, stdout } = await runHere(["bench", "--iterations", "1", "--only", ...names])
    expect(status).toBe(0)
    for (const name of ["yardstick", ...names]) expect(stdout).toMatch(new RegExp(`^${name} `, "m"))
    expect(stdout).toMatch(/^gather .* s for \d+ requests of 100 ms; at most \d+\.\d\d s: (ok|over)$/m)
    expect(stdout).toMatch(/^freeze .* at most 1000: (ok|over)$/m)
    expect(stdout).not.toContain("bundle")
  })

  test("times in workerd what the Worker does there, the first time apart", {
    timeout: 300_000,
  }, async () => {
    const only = ["--only", "render", "one reader"]
    const { status, stdout } = await runHere(["bench", "--iterations", "1", "--json", ...only])
    expect(status).toBe(0)
    const time = { ms: expect.any(Number), ratio: expect.any(Number), coldMs: expect.any(Number) }
    const { measured } = JSON.parse(stdout)
    expect(measured).toEqual([
      { name: "render", ...time, boundMs: 20, within: expect.stringMatching(/^(ok|over)$/) },
      { name: "one reader", ...time },
    ])
  })

  test("--only measures one, and --json prints one object", async () => {
    const { status, stdout } = await runHere([
      "bench",
      "--only",
      "parse candles",
      "--json",
      "--iterations",
      "1",
    ])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      yardstickMs: expect.any(Number),
      measured: [{ name: "parse candles", ms: expect.any(Number), ratio: expect.any(Number) }],
      bundle: null,
    })
  })

  test.each([
    [["--only", "nothing"], measureNames.join(", ")],
    [["--iterations", "0"], "1 to 1000"],
    [["--iterations", "many"], "1 to 1000"],
  ])("%j is bad input, with what is accepted", async (args, accepted) => {
    const { status, stderr } = await runHere(["bench", ...args])
    expect(status).toBe(2)
    expect(stderr).toContain(accepted)
  })

  test("--help names all that is measured", async () => {
    const { status, stdout } = await runHere(["bench", "--help"])
    expect(status).toBe(0)
    for (const name of measureNames) expect(stdout).toContain(`  ${name} `)
  })
})

test.each([
  [1, 130],
  [6, 130],
  [7, 260],
  [45, 1040],
])("%i requests of 100 ms may take 1.3 times as long as their rounds of six: %i ms", (requests, ms) => {
  expect(bound(requests, 100)).toBe(ms)
})
