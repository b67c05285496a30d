import { expect, test } from "vitest"
import { canonicalJson } from "../../src/edition/canonical.ts"
import { marketApp } from "../outside/market/app.ts"
import { eighthOfFebruary } from "../outside/market/eighth-of-february.ts"
import { createResend } from "../outside/resend.ts"
import { createWorld } from "../outside/world.ts"
import { composeReplayedDay } from "./replayed-day.ts"

const world = createWorld({ market: marketApp(eighthOfFebruary), resend: createResend() })

test("the article's day, composed in Node, is the golden edition byte for byte", async () => {
  const { edition } = await composeReplayedDay(async (url, init) => world.fetch(new Request(url, init)))
  expect(edition.status).toBe("complete")
  // test/edition/replayed-day.worker.test.ts holds workerd to the same bytes.
  await expect(canonicalJson(edition)).toMatchFileSnapshot("golden/replayed-2026-02-08.json")
})
