import { env } from "cloudflare:workers"
import { beforeEach, expect, test } from "vitest"
import { witness } from "../../src/jobs/resolve-doubts.ts"
import { editionsIn } from "../../src/store/editions.ts"
import { lateSendsIn } from "../../src/store/late-sends.ts"
import {
  consumer,
  counts,
  id,
  ledger,
  open,
  planned,
  resend,
  standing,
  subscribe,
} from "../delivery/post-office.ts"

const editions = editionsIn(env.DB, "bitcoin")
const lateSends = lateSendsIn(env.DB, "bitcoin")
const tell = (mail: string, seq = 0) =>
  witness({ ledger, editions, lateSends, now: () => 0, log: () => {} }, id, seq, mail)

beforeEach(async () => {
  await open()
  await env.DB.prepare("DELETE FROM chunk_witnesses").run()
})

test("a call that had no answer is proved by a mail of each reader, and by no fewer, whatever comes twice", async () => {
  await subscribe(3)
  await planned()
  const post = consumer()
  await resend.fail({ kind: "drop" })
  await post.take(0)
  for (const mail of ["a", "b", "b", "a"]) await tell(mail)
  expect(await ledger.chunk(id, 0)).toMatchObject({ state: "pending" })
  await tell("c")
  expect(await ledger.chunk(id, 0)).toMatchObject({
    state: "submitted",
    frozen: null,
    result: { submitted: 3, detail: "the provider told of every mail" },
  })
  post.clock.now += 3_600_000
  await post.take(0)
  expect(await counts()).toEqual({ readers: 3, most: 1 })
  expect(await standing()).toMatchObject({ submitted: 3, open: 0 })
})

test("of a chunk whose call was answered nothing is noted: a delivery's webhooks cost the database no row", async () => {
  await subscribe(3)
  await planned()
  await consumer().take(0)
  for (const mail of ["a", "b", "c"]) await tell(mail)
  await tell("d", 9)
  expect(await ledger.witnesses(id, 0)).toBe(0)
})
