import { describe, expect, test } from "vitest"
import * as z from "zod"
import { busyTurn, type Turn, takeTurn } from "../../src/delivery/turn.ts"

/** A message that notes what is done with it. */
function taking(body: unknown, work: () => Promise<Turn>, requeue = async () => {}) {
  const done: unknown[] = []
  const message = {
    id: "m0",
    timestamp: new Date(0),
    body,
    attempts: 1,
    ack: () => void done.push("ack"),
    retry: (options?: QueueRetryOptions) => void done.push(["retry", options?.delaySeconds]),
    metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } },
  }
  const ways = {
    requeue: async (again: unknown, seconds: number) => {
      await requeue()
      done.push(["again", again, seconds])
    },
    log: (event: string, details: object) => void done.push([event, JSON.stringify(details)]),
    retryMs: 121_000,
  }
  return takeTurn(message, z.object({ seq: z.int() }), work, ways).then(() => done)
}

describe("a message's turn", () => {
  test("ends with an acknowledgement", async () => {
    expect(await taking({ seq: 1 }, async () => ({ do: "ack" }))).toEqual(["ack"])
  })

  test("is sent again before it is acknowledged, so that it is never in neither state", async () => {
    expect(await taking({ seq: 1 }, async () => ({ do: "again", inMs: 6001 }))).toEqual([
      ["again", { seq: 1 }, 7],
      "ack",
    ])
  })

  test("is retried when it cannot be sent again", async () => {
    const full = () => Promise.reject(new Error("Queue is overloaded. Please back off."))
    const done = await taking({ seq: 1 }, async () => ({ do: "again", inMs: 1000 }), full)
    expect(done).toEqual([
      ["queue message failed", expect.stringContaining("overloaded")],
      ["retry", 121],
    ])
  })

  test("is retried after a failure, which is logged without addresses", async () => {
    const done = await taking({ seq: 1 }, () => Promise.reject(new Error("no ann@reader.example")))
    expect(done).toEqual([
      ["queue message failed", expect.stringContaining("Error: no (address)")],
      ["retry", 121],
    ])
  })

  test("waits a second at least and a day at most, as the queue wants", async () => {
    expect(await taking({ seq: 1 }, async () => ({ do: "retry", inMs: 0 }))).toEqual([["retry", 1]])
    expect(await taking({ seq: 1 }, async () => ({ do: "retry", inMs: 1e12 }))).toEqual([["retry", 86_400]])
  })

  test("is over at once for a message of another shape", async () => {
    const done = await taking({ seq: "ann@reader.example" }, () => Promise.reject(new Error("never asked")))
    expect(done).toEqual([["queue message dropped", expect.not.stringContaining("@")], "ack"])
  })
})

test("a second message stays until the lease is over, and goes when another is due for the time", () => {
  expect(busyTurn("leased", 90_000)).toEqual({ do: "retry", inMs: 91_000 })
  expect(busyTurn("not_yet", 3000)).toEqual({ do: "retry", inMs: 3000 })
  expect(busyTurn("not_yet", 3_600_000)).toEqual({ do: "ack" })
})
