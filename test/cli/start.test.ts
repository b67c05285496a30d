import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import * as z from "zod"
import { isFree } from "../../src/cli/start/ports.ts"
import { resendControl } from "../outside/resend-control.ts"
import { freePorts, launch, type Ran } from "./command-line.ts"

// The real thing: `start` as a newcomer runs it, with wrangler, D1, the queues and the Workflow. Each run costs seconds,
// so they are few.

const Told = z.strictObject({
  slug: z.string(),
  subject: z.string().min(1),
  status: z.enum(["complete", "degraded", "held"]),
  figures: z.int(),
  sentences: z.int(),
  submitted: z.int(),
  submittedNow: z.int(),
  links: z.strictObject({ preview: z.url(), inbox: z.url(), signup: z.url() }),
  ms: z.record(z.string(), z.int()),
  state: z.string(),
  reasons: z.array(z.looseObject({ detail: z.string() })),
})
/** The one JSON object of a run: nothing else may stand on stdout. */
const told = ({ stdout }: Ran) => Told.parse(JSON.parse(stdout))

const minutes = 60_000
let folder: string
let port: number
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-start-"))
  port = await freePorts()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const start = (state: string, at: number, ...args: string[]) =>
  launch(["start", "--json", "--port", String(at), "--state", join(folder, state), ...args])

/** Waits until a run that stays up has told its story. */
async function untilTold(run: ReturnType<typeof launch>): Promise<void> {
  let over = false
  void run.ended.then(() => {
    over = true
  })
  while (!over && !run.ran.stdout.endsWith("\n")) await sleep(100)
}

/** The processes that have to do with the port: the Worker's and whatever started it. */
const processesOf = (at: number): string[] =>
  spawnSync("ps", ["-eo", "args"], { encoding: "utf8" })
    .stdout.split("\n")
    .filter((line) => line.includes(`--port ${at} `) || line.includes(`127.0.0.1:${at}`))

test("start takes one edition from figures to inbox, and a second start sends nothing again", {
  timeout: 4 * minutes,
}, async () => {
  const first = await start("whole", port, "--once").ended
  expect(first.stderr).toBe("")
  expect(first.status).toBe(0)
  const edition = told(first)
  expect(edition).toMatchObject({
    slug: "2026-02-08",
    status: "complete",
    state: "done",
    submitted: 1,
    submittedNow: 1,
  })
  // What the replay has no value of is answered 404; nothing else went wrong.
  expect(edition.reasons.filter(({ detail }) => !detail.includes("answered 404"))).toEqual([])
  expect(edition.subject).toContain("$70,300")
  expect(Object.keys(edition.ms)).toEqual(
    expect.arrayContaining(["outside", "migrate", "worker", "reader", "gather", "compose", "plan", "send"]),
  )

  const second = start("whole", port)
  await untilTold(second)
  expect(told(second.ran)).toMatchObject({ slug: "2026-02-08", submitted: 1, submittedNow: 0 })
  const { preview, inbox, signup } = told(second.ran).links

  expect((await fetch(preview)).status).toBe(200)
  expect(await (await fetch(signup)).text()).toContain('name="email"')
  expect(await (await fetch(inbox)).text()).toContain(edition.subject)
  const { mails } = await resendControl((request) => fetch(request), new URL(inbox).origin).accepted()
  const [mail, ...more] = mails.filter(({ subject }) => subject === edition.subject)
  expect(more).toEqual([])
  expect(mail?.html).toContain("$70,330")
  expect(mail?.text).toContain("$70,330")
  expect(mail?.headers).toMatchObject({ "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" })
  expect(mail?.headers?.["List-Unsubscribe"]).toContain(`<http://127.0.0.1:${port}/unsubscribe/`)

  const elsewhere = await freePorts()
  const third = await start("whole", elsewhere, "--once").ended
  expect(third.status).toBe(1)
  expect(third.stderr).toContain("npm start runs already")

  const shown = await launch(["edition", "show", "2026-02-08", "--json", "--state", join(folder, "whole")])
    .ended
  expect(shown.status).toBe(0)
  expect(JSON.parse(shown.stdout)).toMatchObject({ state: "done", report: { planned: 1, submitted: 1 } })

  expect(processesOf(port)).not.toEqual([])
  second.kill("SIGINT")
  expect((await second.ended).status).toBe(0)
  expect(processesOf(port)).toEqual([])
  expect(await isFree(port)).toBe(true)
  expect(await isFree(port + 1)).toBe(true)
})

test("start is held or degraded by the providers that are down, and killed outright leaves no process behind", {
  timeout: 4 * minutes,
}, async () => {
  const at = await freePorts()
  const held = await start("down", at, "--once", "--down", "kraken").ended
  expect(held.status).toBe(3)
  expect(held.stderr).toContain("the edition 2026-02-08 is held")
  expect(told(held)).toMatchObject({ status: "held", submitted: 0, submittedNow: 0 })
  expect(
    told(held)
      .reasons.map(({ detail }) => detail)
      .join(),
  ).toContain("kraken answered 503")

  const degraded = start("down", at, "--fresh", "--down", "mempool")
  await untilTold(degraded)
  expect(told(degraded.ran)).toMatchObject({ status: "degraded", submitted: 1, submittedNow: 1 })
  expect(
    told(degraded.ran)
      .reasons.map(({ detail }) => detail)
      .join(),
  ).toContain("mempool answered 503")

  expect(processesOf(at)).not.toEqual([])
  degraded.kill("SIGKILL")
  await degraded.ended
  for (let wait = 0; wait < 80 && processesOf(at).length > 0; wait++) await sleep(100)
  expect(processesOf(at)).toEqual([])
})
