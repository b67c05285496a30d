import { env } from "cloudflare:workers"
import { beforeEach, expect, test } from "vitest"
import { readConfig } from "../../src/config.ts"
import { countAudience } from "../../src/jobs/count-audience.ts"
import { subscriberListIn } from "../../src/store/subscriber-list.ts"
import { open, subscribe } from "../delivery/post-office.ts"
import { demonstration } from "../demonstration.ts"

const now = Date.parse("2026-02-10T00:10:00Z")
const count = (change: object = {}, of: object = {}) => {
  const { config } = readConfig({ ...demonstration, ...change })
  if (config === null) throw new Error("the settings are wrong")
  const deps = { config, now: () => now, subscriberList: subscriberListIn(env.DB) }
  return countAudience(deps, { day: "2026-02-09", big_move: false, state: "waiting", ...of })
}
const choose = (id: number, change: string) =>
  env.DB.prepare(`UPDATE subscribers SET ${change} WHERE id = ?1`).bind(id).run()

beforeEach(async () => {
  await open()
  await subscribe(6)
  await env.DB.prepare("UPDATE subscribers SET frequency = 'daily'").run()
})

test("whoever is due at the moment is counted before an edition goes, and who is not, is not", async () => {
  await choose(1, "state = 'unsubscribed'")
  await choose(2, `paused_until = ${now + 1}`)
  await choose(3, `paused_until = ${now}`)
  await choose(4, "frequency = 'weekly'")
  await choose(5, "frequency = 'big-moves'")
  expect(await count()).toEqual({ due: 2, cap: null })
  expect(await count({}, { big_move: true })).toEqual({ due: 3, cap: null })
  // Of a Sunday, weekly readers get it as well.
  expect(await count({}, { day: "2026-02-08" })).toEqual({ due: 3, cap: null })
})

test("while the sender's domain is young, so many of them get it at the most", async () => {
  const warm = await count({ WARM_UP: "new:2026-02-10" })
  expect(warm).toEqual({ due: 6, cap: expect.any(Number) })
})

test("of what goes already or never will nobody is counted", async () => {
  for (const state of ["sending", "done", "rejected"]) expect(await count({}, { state })).toBeNull()
})
