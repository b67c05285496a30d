import { env } from "cloudflare:workers"
import { beforeEach, expect, test } from "vitest"
import { change, consumer, open, planned, start, subscribe } from "../../delivery/post-office.ts"
import { ask, bearer, editions, everything } from "../site.ts"

const slug = "2026-02-08"
const path = `/api/v1/editions/${slug}/recipients`

beforeEach(async () => {
  await open()
  await env.DB.prepare("DELETE FROM editions").run()
  await editions.begin({ slug, day: slug, slotAt: start, dueAt: start }, start)
})

test("an editor is told who did not get an edition and why, by public id, and nothing changes by it", async () => {
  await subscribe(3)
  await planned()
  await change(2, "state", "unsubscribed")
  await consumer().take(0)
  const before = await everything()
  const answer = await ask(`${path}?not-submitted`, { headers: bearer })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({
    recipients: [{ reader: "public2", state: "unsubscribed", chunk: 0, why: "left", detail: "" }],
    next: null,
  })
  expect(await everything()).toBe(before)
})

test.each(["", "?not-submitted&after=-1", "?not-submitted&after=1.5", "?not-submitted&after=x"])(
  "%j is refused with what is accepted",
  async (query) => {
    const answer = await ask(path + query, { headers: bearer })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ title: expect.stringContaining("after=N") })
  },
)

test("nobody but an editor is told, whether there is such an edition or not", async () => {
  const answers = await Promise.all(
    [path, path.replace(slug, "2026-02-07")].map((at) => ask(`${at}?not-submitted`)),
  )
  expect(answers.map(({ status }) => status)).toEqual([401, 401])
})

test("an edition of which nothing was planned, or that there is not, has no such list", async () => {
  for (const at of [path, path.replace(slug, "2026-02-07")]) {
    const answer = await ask(`${at}?not-submitted`, { headers: bearer })
    expect([answer.status, await answer.json()]).toMatchObject([
      404,
      { title: expect.stringContaining("planned") },
    ])
  }
})
