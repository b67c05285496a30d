import { env } from "cloudflare:workers"
import { beforeEach, describe, expect, test } from "vitest"
import { readConfig } from "../../src/config.ts"
import { type GuardDeps, guardDelivery } from "../../src/jobs/guard-delivery.ts"
import {
  consumer,
  counts,
  id,
  ledger,
  open,
  planned,
  release,
  resend,
  standing,
  subscribe,
} from "../delivery/post-office.ts"
import { demonstration } from "../demonstration.ts"

const minute = 60_000

/** What the guard needs of the world, on a consumer's clock; `sent` are the chunks that it has put into the queue. */
function guard(post: ReturnType<typeof consumer>) {
  const { config } = readConfig(demonstration)
  if (config === null) throw new Error("the demonstration's settings are wrong")
  const sent: number[] = []
  const deps: GuardDeps = {
    ledger,
    config,
    now: () => post.clock.now,
    log: () => {},
    sendChunks: async (messages) => void sent.push(...messages.map(({ seq }) => seq)),
  }
  return {
    sent,
    async look() {
      const delivery = await ledger.find(id)
      if (delivery === null) throw new Error("there is no delivery")
      return guardDelivery(deps, delivery)
    },
  }
}

const tell = (outcome: string, n: number) =>
  env.DB.prepare("INSERT INTO delivery_outcomes VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET n = ?3")
    .bind(id, outcome, n)
    .run()

beforeEach(async () => {
  await open()
  await env.DB.prepare("DELETE FROM delivery_outcomes").run()
})

describe("a delivery that is tried on a few first", () => {
  test("sends every second chunk of a thousand readers, waits half an hour, and then sends the rest", async () => {
    await subscribe(1000)
    await planned()
    await ledger.setStride(id, 2)
    const post = consumer()
    const { look, sent } = guard(post)
    expect(await ledger.unsettled(id, -1, 100)).toEqual([0, 2, 4, 6, 8])
    // A message for another chunk, from wherever it comes, sends nothing.
    const { handled } = await post.take(0, 1, 2, 4, 6, 8)
    expect(handled.find(({ seq }) => seq === 1)?.state).toBe("later")
    expect(await counts()).toEqual({ readers: 500, most: 1 })

    expect(await look()).toBe("goes")
    post.clock.now += 29 * minute
    expect(await look()).toBe("goes")
    expect(sent).toEqual([])
    post.clock.now += minute
    expect(await look()).toBe("goes")
    expect(sent).toEqual([1, 3, 5, 7, 9])
    await post.take(...sent)
    expect(await standing()).toMatchObject({ submitted: 1000, open: 0 })
    expect(await counts()).toEqual({ readers: 1000, most: 1 })
  })

  test("does not begin to wait before the last of the few is settled", async () => {
    await subscribe(1000)
    await planned()
    await ledger.setStride(id, 2)
    const post = consumer()
    const { look, sent } = guard(post)
    await post.take(0, 2, 4, 6)
    await look()
    post.clock.now += 60 * minute
    await look()
    expect(sent).toEqual([])
    expect((await ledger.find(id))?.canaryAt).toBeNull()
  })

  test("stops when they fare badly, goes on once an editor lets it, and is not stopped for the same again", async () => {
    await subscribe(1000)
    await planned()
    await ledger.setStride(id, 2)
    const post = consumer()
    const { look, sent } = guard(post)
    await post.take(0, 2, 4, 6, 8)
    await look()
    await tell("delivered", 485)
    await tell("bounced", 15)
    expect(await look()).toBe("stopped")
    const stopped = await ledger.find(id)
    expect(stopped).toMatchObject({
      state: "stopped",
      halt: { kind: "bounces", reason: expect.stringContaining("15 of 500") },
    })

    await release()
    post.clock.now += 31 * minute
    expect(await look()).toBe("goes")
    expect(sent).toEqual([1, 3, 5, 7, 9])
    await tell("complained", 3)
    expect(await look()).toBe("stopped")
    expect((await ledger.find(id))?.overruled).toEqual(["bounces"])
  })

  test("it is decided once, on how many", async () => {
    await subscribe(1000)
    await planned()
    expect(await ledger.setStride(id, 2)).toBe(true)
    await ledger.openAll(id)
    expect(await ledger.setStride(id, 5)).toBe(false)
    expect((await ledger.find(id))?.stride).toBe(1)
  })
})

test("a delivery to all stops for what would not stop a canary's, nor a small list's", async () => {
  await subscribe(300)
  await planned()
  const post = consumer()
  const { look } = guard(post)
  await post.take(0)
  await tell("bounced", 9)
  expect(await look()).toBe("goes")
  await tell("bounced", 10)
  expect(await look()).toBe("stopped")
  // What was in the queue already is not sent.
  await post.take(1, 2)
  expect(await counts()).toEqual({ readers: 100, most: 1 })
})

describe("a delivery that is cancelled", () => {
  test("sends no more, and accounts for each reader", async () => {
    await subscribe(300)
    await planned()
    const post = consumer()
    await post.take(0)
    expect(await ledger.cancel(id, post.clock.now)).toBe(true)
    expect(await ledger.cancel(id, post.clock.now)).toBe(false)
    const { handled } = await post.take(1, 2)
    expect(handled.map(({ state }) => state)).toEqual(["failed", "failed"])
    expect((await ledger.chunk(id, 1))?.result?.reason).toBe("cancelled")
    expect(await standing()).toMatchObject({ submitted: 100, failed: 200, open: 0 })
    expect(await counts()).toEqual({ readers: 100, most: 1 })
  })

  test("goes out again by no stop, no release and no canary", async () => {
    await subscribe(1000)
    await planned()
    await ledger.setStride(id, 2)
    await ledger.stop(id, { kind: "editor", reason: "a doubt", at: 0 })
    await ledger.cancel(id, 1)
    expect(await ledger.stop(id, { kind: "editor", reason: "a doubt", at: 2 })).toBe(false)
    expect(await release()).toBe(false)
    const post = consumer()
    expect(await guard(post).look()).toBe("goes")
    await post.take(...(await ledger.unsettled(id, -1, 100)))
    expect(await standing()).toMatchObject({ submitted: 0, failed: 1000, open: 0 })
    expect(await counts()).toEqual({ readers: 0, most: 0 })
  })

  test("a body that may have been taken is in doubt, not sent again", async () => {
    await subscribe(100)
    await planned()
    const post = consumer()
    await resend.fail({ kind: "drop" })
    await post.take(0)
    await ledger.cancel(id, post.clock.now)
    post.clock.now += 10 * minute
    await post.take(0)
    expect(await ledger.chunk(id, 0)).toMatchObject({ state: "in_doubt", result: { reason: "cancelled" } })
    expect(await counts()).toEqual({ readers: 100, most: 1 })
  })
})
