import { describe, expect, test } from "vitest"
import { type ChunkEvent, next, unknownForMs } from "../../src/delivery/chunk.ts"
import { type Chunk, idempotencyKey } from "../../src/delivery/chunk-shape.ts"
import { deadline, fresh, ids, leaseMs, readerOf } from "./chunk-events.ts"

const claim = (now: number, who = ids, suppressed: number[] = []): ChunkEvent => ({
  type: "claim",
  now,
  leaseMs,
  deadline,
  readers: who.map(readerOf),
  suppressed,
})
const through = (chunk: Chunk, ...events: ChunkEvent[]): Chunk =>
  events.reduce((standing, event) => {
    const { chunk: moved, refusal } = next(standing, event)
    if (moved === undefined) throw new Error(`${event.type} was refused: ${refusal}`)
    return moved
  }, chunk)
const refusalOf = (chunk: Chunk, event: ChunkEvent) => next(chunk, event).refusal

const claimed = () => through(fresh(), claim(1000))
const unknown = (attempt: number, notBefore = 0): ChunkEvent => ({ type: "unknown", attempt, notBefore })
const refused = (attempt: number, notBefore = 0): ChunkEvent => ({ type: "refused", attempt, notBefore })
const accepted = (freeze = 0, rejected: { index: number; message: string }[] = []): ChunkEvent => ({
  type: "accepted",
  freeze,
  ids: ["a", "b", "c", "d"],
  rejected,
})

describe("claiming", () => {
  test("freezes the readers, and the key names delivery, chunk and freeze", () => {
    expect(claimed()).toMatchObject({ state: "claimed", attempts: 1, leaseUntil: 121_000, ids })
    expect(claimed().frozen?.map(({ id }) => id)).toEqual(ids)
    expect(idempotencyKey(claimed())).toBe("bitcoin/2026-02-08/1/edition/0/0")
  })

  test("takes out who has left or is suppressed, and adds nobody", () => {
    const chunk = through(fresh(), claim(1000, [5, 13, 99], [8]))
    expect(chunk).toMatchObject({ ids: [5, 13], left: 1, suppressed: 1, n: 4 })
  })

  test("a chunk of which all have left is submitted to nobody", () => {
    expect(through(fresh(), claim(1000, []))).toMatchObject({
      state: "submitted",
      left: 4,
      result: { submitted: 0, reason: "nobody" },
    })
  })

  test("is refused while another holds the lease, before its time, and once settled", () => {
    expect(refusalOf(claimed(), claim(120_999))).toBe("leased")
    expect(refusalOf(through(claimed(), refused(1, 5000)), claim(4999))).toBe("not_yet")
    expect(refusalOf(through(claimed(), accepted()), claim(999_999))).toBe("settled")
  })

  test("after the deadline a chunk of which no body is out is missed", () => {
    expect(through(fresh(), claim(deadline))).toMatchObject({ state: "failed", result: { reason: "missed" } })
    expect(through(claimed(), refused(1), claim(deadline))).toMatchObject({ state: "failed" })
  })

  test("after the deadline a body whose outcome is unknown is still tried under its key", () => {
    const chunk = through(fresh(), claim(deadline - 1), unknown(1), claim(deadline + 1))
    expect(chunk).toMatchObject({ state: "claimed", freeze: 0, firstUnknownAt: deadline - 1 })
  })

  test("a lease that ran out is an outcome unknown since its claim: same readers, same key", () => {
    const again = through(claimed(), claim(121_000, [3]))
    expect(again).toMatchObject({ state: "claimed", attempts: 2, ids, freeze: 0, firstUnknownAt: 1000 })
    expect(again.frozen).toEqual(claimed().frozen)
  })
})

describe("the provider's answer", () => {
  test("accepted settles, counts who was rejected apart, and forgets the addresses", () => {
    const chunk = through(claimed(), accepted(0, [{ index: 1, message: "bad" }]))
    expect(chunk).toMatchObject({
      state: "submitted",
      frozen: null,
      result: { submitted: 3, rejected: [{ id: 5, message: "bad" }], reason: "accepted" },
    })
  })

  test("a definite refusal undoes the freeze: the next claim checks again, under the next key", () => {
    const chunk = through(claimed(), refused(1, 3000), claim(3000, [3, 5]))
    expect(chunk).toMatchObject({ ids: [3, 5], left: 2, freeze: 1, firstUnknownAt: null })
    expect(idempotencyKey(chunk)).toBe("bitcoin/2026-02-08/1/edition/0/1")
  })

  test("a refusal after an unknown outcome keeps the body and its key", () => {
    const chunk = through(claimed(), unknown(1), claim(2000, [3]), refused(2), claim(3000, [3]))
    expect(chunk).toMatchObject({ ids, freeze: 0, firstUnknownAt: 1000 })
  })

  test("the first unknown outcome is dated by its claim, and later ones do not move it", () => {
    const chunk = through(claimed(), unknown(1), claim(9000), {
      ...unknown(2),
      type: "in_progress",
    } as ChunkEvent)
    expect(chunk.firstUnknownAt).toBe(1000)
  })

  test("a conflict is in doubt at once", () => {
    const conflict: ChunkEvent = { type: "conflict", attempt: 1, detail: "another body" }
    expect(through(claimed(), conflict)).toMatchObject({ state: "in_doubt", result: { reason: "conflict" } })
  })

  test("a call that is wrong fails, but is in doubt if an earlier one may have been taken", () => {
    const invalid = (attempt: number): ChunkEvent => ({ type: "invalid", attempt, detail: "wrong" })
    expect(through(claimed(), invalid(1))).toMatchObject({ state: "failed", result: { detail: "wrong" } })
    expect(through(claimed(), unknown(1), claim(2000), invalid(2))).toMatchObject({ state: "in_doubt" })
  })

  test("23 hours after the first unknown outcome the chunk is in doubt, and not before", () => {
    const waiting = through(claimed(), unknown(1))
    const overdue = (now: number): ChunkEvent => ({ type: "overdue", now, deadline })
    expect(refusalOf(waiting, overdue(1000 + unknownForMs - 1))).toBe("not_due")
    expect(through(waiting, overdue(1000 + unknownForMs))).toMatchObject({
      state: "in_doubt",
      result: { reason: "expired" },
    })
    expect(through(waiting, claim(1000 + unknownForMs))).toMatchObject({ state: "in_doubt" })
  })

  test("a stale holder's refusal changes nothing, for the body is another's now", () => {
    const again = through(claimed(), claim(121_000))
    expect(refusalOf(again, refused(1))).toBe("stale")
    expect(refusalOf(again, unknown(1))).toBe("stale")
    expect(refusalOf(fresh(), refused(0))).toBe("not_claimed")
  })

  test("a stale holder's acceptance is the truth about the body all the same", () => {
    expect(through(claimed(), claim(121_000), accepted())).toMatchObject({ state: "submitted" })
    expect(through(claimed(), unknown(1), accepted())).toMatchObject({ state: "submitted" })
    const other = through(claimed(), refused(1), claim(2000))
    expect(refusalOf(other, accepted(0))).toBe("stale")
    expect(refusalOf(fresh(), accepted(0))).toBe("not_claimed")
    expect(refusalOf(through(claimed(), accepted()), accepted())).toBe("settled")
  })
})

describe("an editor's word", () => {
  const conflict: ChunkEvent = { type: "conflict", attempt: 1, detail: "another body" }
  const cancel = (now: number): ChunkEvent => ({ type: "cancel", now })

  test("cancels what no call was made of, and puts in doubt what may have been taken", () => {
    expect(through(fresh(), cancel(0))).toMatchObject({ state: "failed", result: { reason: "cancelled" } })
    const waiting = through(claimed(), unknown(1))
    expect(through(waiting, cancel(0))).toMatchObject({ state: "in_doubt", result: { reason: "cancelled" } })
    expect(through(waiting, cancel(0), accepted())).toMatchObject({ state: "submitted" })
  })

  test("waits for a call that is on its way, and changes nothing of what is settled", () => {
    expect(refusalOf(claimed(), cancel(1000))).toBe("leased")
    expect(through(claimed(), cancel(1000 + leaseMs))).toMatchObject({ state: "in_doubt" })
    expect(refusalOf(through(claimed(), accepted()), cancel(0))).toBe("settled")
  })

  test("sends a chunk in doubt again under the next key, to those who may still be written to, and no other chunk", () => {
    const again = through(claimed(), conflict, { type: "again" })
    expect(again).toMatchObject({
      state: "pending",
      freeze: 1,
      frozen: null,
      firstUnknownAt: null,
      result: null,
    })
    const next = through(again, claim(2000, [3, 5], [8]))
    expect(next).toMatchObject({ ids: [3, 5], suppressed: 1, left: 1 })
    expect(idempotencyKey(next)).toBe("bitcoin/2026-02-08/1/edition/0/1")
    for (const chunk of [fresh(), claimed(), through(claimed(), accepted())])
      expect(refusalOf(chunk, { type: "again" })).toBe("not_in_doubt")
    // What the first call came to is of no chunk any more.
    expect(refusalOf(again, accepted(0))).toBe("not_claimed")
  })

  test("that a chunk in doubt was sent settles it, with how we know", () => {
    const detail = "an editor says that it was sent"
    const said: ChunkEvent = { type: "accepted", freeze: 0, ids: [], rejected: [], detail }
    expect(through(claimed(), conflict, said)).toMatchObject({
      state: "submitted",
      frozen: null,
      result: { submitted: 4, detail: "an editor says that it was sent" },
    })
  })
})
