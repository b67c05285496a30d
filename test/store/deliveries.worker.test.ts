import { env } from "cloudflare:workers"
import * as fc from "fast-check"
import { beforeEach, describe, expect, test } from "vitest"
import { next } from "../../src/delivery/chunk.ts"
import { type Chunk, planned as plannedChunk } from "../../src/delivery/chunk-shape.ts"
import { conservation, tally } from "../../src/delivery/conservation.ts"
import { plan } from "../../src/delivery/plan.ts"
import { eventAt, happenings, ids } from "../delivery/chunk-events.ts"
import { aDelivery, change, id, ledger, open, release, start, subscribe } from "../delivery/post-office.ts"

beforeEach(open)

const chunksOf = async (delivery = id): Promise<Chunk[]> => {
  const seqs = await ledger.unsettled(delivery, -1, 1000)
  return Promise.all(
    seqs.map(async (seq) => {
      const chunk = await ledger.chunk(delivery, seq)
      if (chunk === null) throw new Error(`no chunk ${seq}`)
      return chunk
    }),
  )
}
const idsOf = async () => (await chunksOf()).flatMap((chunk) => chunk.ids)
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe("opening a delivery", () => {
  test("twice is one delivery, with the first envelope", async () => {
    const delivery = await aDelivery()
    const first = await ledger.open(delivery)
    const again = await ledger.open({
      ...delivery,
      firstTryBefore: 1,
      envelope: { ...delivery.envelope, subject: "Another" },
    })
    expect(again).toEqual(first)
    expect(first).toMatchObject({ id, state: "planning", planned: 0, cursor: 0, envelope: delivery.envelope })
  })

  test("of another version of the same edition is refused: its readers would get it twice", async () => {
    await ledger.open(await aDelivery())
    await expect(ledger.open(await aDelivery({ version: 2 }))).rejects.toThrow(
      "another version of that edition",
    )
    expect(await ledger.open(await aDelivery({ version: 2, purpose: "correction" }))).toMatchObject({
      version: 2,
    })
  })
})

describe("planning", () => {
  test("puts everyone due into chunks of at most 100, in order of id, window by window", async () => {
    await subscribe(250)
    const delivery = await plan(ledger, await aDelivery(), 120)
    expect(delivery).toMatchObject({ state: "sending", planned: 250, cursor: 250 })
    expect((await chunksOf()).map(({ seq, n }) => [seq, n])).toEqual([
      [0, 100],
      [1, 20],
      [2, 100],
      [3, 20],
      [4, 10],
    ])
    expect(await idsOf()).toEqual(upTo(250))
  })

  test("ends when the last window is exactly full, and with nobody at all", async () => {
    expect(await plan(ledger, await aDelivery())).toMatchObject({ state: "sending", planned: 0 })
    await open()
    await subscribe(200)
    expect(await plan(ledger, await aDelivery(), 100)).toMatchObject({ state: "sending", planned: 200 })
  })

  test("takes only confirmed subscribers of a frequency that is due", async () => {
    await subscribe(2)
    await subscribe(1, { first: 3, frequency: "weekly" })
    for (const [index, state] of ["pending", "unsubscribed", "suppressed"].entries()) {
      await subscribe(1, { first: 4 + index, state })
    }
    await plan(ledger, await aDelivery())
    expect(await idsOf()).toEqual([1, 2])
    await open()
    await subscribe(1, { frequency: "weekly" })
    await subscribe(1, { first: 2 })
    await plan(ledger, await aDelivery({ frequencies: ["daily", "weekly"] }))
    expect(await idsOf()).toEqual([1, 2])
    await open()
    await subscribe(1, { frequency: "big-moves" })
    await subscribe(1, { first: 2 })
    await plan(ledger, await aDelivery({ frequencies: ["daily"] }))
    expect(await idsOf()).toEqual([2])
    await open()
    await subscribe(1, { frequency: "big-moves" })
    await plan(ledger, await aDelivery({ frequencies: ["daily", "big-moves"] }))
    expect(await idsOf()).toEqual([1])
  })

  test("leaves out who is paused when the delivery is opened, and takes whose pause is over by then", async () => {
    await subscribe(5)
    await change(2, "paused_until", start + 1)
    await change(3, "paused_until", start)
    await change(4, "paused_until", start - 1)
    await change(5, "paused_until", start + 30 * 24 * 3_600_000)
    expect(await plan(ledger, await aDelivery(), 2)).toMatchObject({ state: "sending", planned: 3 })
    expect(await idsOf()).toEqual([1, 3, 4])
  })

  test("takes in whoever resumes before their window is planned, and nobody twice", async () => {
    await subscribe(4)
    await change(1, "paused_until", start + 1)
    await change(4, "paused_until", start + 1)
    await ledger.open(await aDelivery())
    await ledger.planWindow(id, 0, 1)
    await change(1, "paused_until", 0)
    await change(4, "paused_until", 0)
    await plan(ledger, await aDelivery(), 1)
    expect(await idsOf()).toEqual([2, 3, 4])
  })

  test("a window planned twice, or from two places at once, is planned once", async () => {
    await subscribe(250)
    await ledger.open(await aDelivery())
    const first = await ledger.planWindow(id, 0, 120)
    expect(await ledger.planWindow(id, 0, 120)).toEqual(first)
    await Promise.all([plan(ledger, await aDelivery(), 120), plan(ledger, await aDelivery(), 120)])
    expect(await idsOf()).toEqual(upTo(250))
  })

  test("that dies between two windows goes on where it stood, though readers leave and come meanwhile", async () => {
    await subscribe(250)
    await ledger.open(await aDelivery())
    await ledger.planWindow(id, 0, 100)
    await change(50, "state", "unsubscribed")
    await change(150, "state", "unsubscribed")
    await subscribe(1, { first: 251 })
    expect(await plan(ledger, await aDelivery(), 100)).toMatchObject({ state: "sending", planned: 250 })
    expect(await idsOf()).toEqual(upTo(251).filter((reader) => reader !== 150))
  })

  test("that is over plans nobody who comes later", async () => {
    await subscribe(2)
    await plan(ledger, await aDelivery())
    await subscribe(1, { first: 3 })
    expect(await plan(ledger, await aDelivery())).toMatchObject({ planned: 2 })
    expect(await idsOf()).toEqual([1, 2])
  })
})

describe("checking again", () => {
  test("comes with a chunk that is looked up, until its body is frozen", async () => {
    await subscribe(3)
    await plan(ledger, await aDelivery())
    await change(2, "state", "suppressed")
    await change(3, "state", "unsubscribed")
    const { delivery, chunk, due } = await ledger.withChunk(id, 0, start)
    expect(delivery?.id).toBe(id)
    expect(due).toEqual(await ledger.recheck([1, 2, 3], start))
    expect(due).toMatchObject({ readers: [{ id: 1 }], suppressed: [2] })

    const claim = chunk && next(chunk, { type: "claim", now: start, leaseMs: 1, deadline: start + 1, ...due })
    if (claim?.chunk === undefined) throw new Error("it could not be claimed")
    await ledger.save(claim.chunk)
    expect((await ledger.withChunk(id, 0, start)).due).toEqual({ readers: [], suppressed: [] })
    expect(await ledger.withChunk(id, 9, start)).toMatchObject({ chunk: null, due: { readers: [] } })
  })

  test("tells readers, suppressed and gone apart, a thousand at once", async () => {
    await subscribe(1000)
    await change(7, "state", "suppressed")
    await change(8, "state", "unsubscribed")
    await change(9, "state", "pending")
    await env.DB.prepare("DELETE FROM subscribers WHERE id = 10").run()
    const { readers, suppressed } = await ledger.recheck(upTo(1000), 0)
    expect(readers).toHaveLength(996)
    expect(suppressed).toEqual([7])
    expect(readers[0]).toEqual({
      id: 1,
      address: "reader1@reader.example",
      kind: "general",
      publicId: "public1",
      tokenVersion: 1,
    })
  })

  test("leaves out whoever has paused since, until the pause is over", async () => {
    await subscribe(2)
    await change(2, "paused_until", start + 1)
    expect((await ledger.recheck([1, 2], start)).readers.map(({ id }) => id)).toEqual([1])
    expect((await ledger.recheck([1, 2], start + 1)).readers.map(({ id }) => id)).toEqual([1, 2])
  })

  test("asks the list of suppressed addresses, which outlives its subscribers", async () => {
    await subscribe(3)
    await env.DB.prepare(
      "INSERT INTO suppressions (address_hmac, reason, at) VALUES ('hmac1', 'manual', 0), ('hmac2', 'erased', 0)",
    ).run()
    const { readers, suppressed } = await ledger.recheck([1, 2, 3], 0)
    // Whoever is confirmed has come back after having everything erased.
    expect(readers.map(({ id }) => id)).toEqual([2, 3])
    expect(suppressed).toEqual([1])
  })
})

describe("stopping and closing", () => {
  test("a delivery stops once, resumes, and closes only when every chunk is settled", async () => {
    await subscribe(1)
    await plan(ledger, await aDelivery())
    expect(await ledger.stop(id, { kind: "provider", reason: "401", at: start })).toBe(true)
    expect(await ledger.stop(id, { kind: "provider", reason: "403", at: start })).toBe(false)
    expect(await ledger.find(id)).toMatchObject({
      state: "stopped",
      halt: { kind: "provider", reason: "401" },
    })
    expect(await release()).toBe(true)
    expect(await ledger.close(id, start)).toBe(false)
    expect((await ledger.unfinished()).map((delivery) => delivery.id)).toEqual([id])

    const [chunk] = await chunksOf()
    const missed = chunk && next(chunk, { type: "overdue", now: 1, deadline: 0 })
    if (!missed?.chunk) throw new Error("the chunk would not be missed")
    await ledger.save(missed.chunk)
    expect(await ledger.close(id, start)).toBe(true)
    expect(await ledger.close(id, start + 1)).toBe(false)
    expect(await ledger.find(id)).toMatchObject({ state: "done", doneAt: start })
    expect(await ledger.unfinished()).toEqual([])
  })
})

test("whatever happens to a chunk, from a fresh or a stale view of it, D1 holds what `next` made of it", async () => {
  await subscribe(20)
  await ledger.open(await aDelivery())
  let seq = 0
  await fc.assert(
    fc.asyncProperty(happenings, fc.infiniteStream(fc.boolean()), async (story, staleViews) => {
      let model = plannedChunk(id, seq++, [...ids])
      await env.DB.prepare("INSERT INTO chunks (delivery, seq, n, ids) VALUES (?1, ?2, 4, ?3)")
        .bind(id, model.seq, JSON.stringify(ids))
        .run()
      let before = model
      let now = 0
      for (const happening of story) {
        if (happening.type === "time") {
          now += happening.ms
          continue
        }
        const view = staleViews.next().value ? before : model
        const step = next(view, eventAt(happening, view, now))
        if (step.chunk === undefined) continue
        const saved = await ledger.save(step.chunk)
        expect(saved).toBe(view.version === model.version)
        if (saved) {
          before = model
          model = step.chunk
        }
        expect(await ledger.chunk(id, model.seq)).toEqual(model)
      }
      const alone = `only/${model.seq}`
      await env.DB.prepare(
        `INSERT INTO deliveries (id, newsletter, slug, version, purpose, state, envelope, frequencies, first_try_before, created_at)
           SELECT ?1, newsletter, slug, version, 'test', 'sending', envelope, frequencies, 0, 0 FROM deliveries WHERE id = ?2`,
      )
        .bind(alone, id)
        .run()
      await env.DB.prepare("UPDATE chunks SET delivery = ?1 WHERE delivery = ?2").bind(alone, id).run()
      const sums = await ledger.tally(alone)
      expect(sums).toEqual(tally([model]))
      expect(conservation(4, sums)).toBeNull()
    }),
    { numRuns: 60 },
  )
})
