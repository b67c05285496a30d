import { runInDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { expect, test } from "vitest"

// Without `last-word.ts` the run would not end after this file.
test("an object that goes on talking after the last test does not hold up the run", async () => {
  let said = 0
  void runInDurableObject(env.LIMITER.getByName("talker"), async () => {
    for (; said < 300; said += 1) {
      console.log("said", said)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })
  await expect.poll(() => said).toBeGreaterThan(2)
})
