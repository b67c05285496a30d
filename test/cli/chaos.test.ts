import { expect, test } from "vitest"
import { launch } from "./command-line.ts"

test("a Worker that is killed at random moments of a delivery, twice over, sends each reader the edition once and comes to an end by itself", {
  timeout: 900_000,
}, async () => {
  const { ended } = launch(["chaos", "--runs", "2", "--recipients", "1500", "--json"])
  const { status, stdout, stderr } = await ended
  // What it has come to so far, for whoever waits an hour for fifty runs.
  expect(stderr.trimEnd().split("\n")).toEqual(
    [1, 2].map((run) => expect.stringMatching(`^run ${run} of 2: \\d kills?, 0 twice, 0 not at all, done$`)),
  )
  expect(JSON.parse(stdout)).toMatchObject({ runs: 2, duplicates: 0, lost: 0, unfinished: 0 })
  expect(JSON.parse(stdout).kills).toBeGreaterThanOrEqual(2)
  expect(status).toBe(0)
})
