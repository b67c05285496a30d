import { beforeAll, expect, test } from "vitest"
import { canonicalJson } from "../../src/edition/canonical.ts"
import golden from "./golden/replayed-2026-02-08.json?raw"
import { composeReplayedDay } from "./replayed-day.ts"

// One outside world serves all test files: what another made it do ends here.
beforeAll(async () => {
  await fetch("http://market.test/_/reset", { method: "POST" })
})

test("the article's day, composed in workerd, has the bytes that Node gives it", async () => {
  // Node and workerd differ in Math.exp and Math.log; facts are quantised so that this does not show.
  const { edition } = await composeReplayedDay((url, init) => fetch(url, init))
  expect(canonicalJson(edition)).toBe(golden)
})
