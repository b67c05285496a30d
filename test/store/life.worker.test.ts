import { env } from "cloudflare:workers"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { plan } from "../../src/delivery/plan.ts"
import { hearProvider } from "../../src/jobs/hear-provider.ts"
import { broadcastsIn } from "../../src/store/broadcasts.ts"
import { feedbackIn } from "../../src/store/feedback.ts"
import { forgettingIn } from "../../src/store/forgetting.ts"
import { importsIn } from "../../src/store/imports.ts"
import { addressHash } from "../../src/subscribers/suppression.ts"
import { aDelivery, ledger } from "../delivery/post-office.ts"
import { row } from "../http/api/import-desk.ts"
import { createSite, day, type Site } from "../http/public/reader-site.ts"

const hour = day / 24

/** A link to confirm as it was mailed. `era` is the address's then: no link outlives a leaving. */
type Link = { path: string; era: number; at: number; used: boolean }

/** What must hold of one address, told apart from how it is stored. */
type Person = {
  reading: boolean
  /** Signed up, and neither confirmed nor gone. */
  pending: boolean
  /** Bounced for good or complained: for ever. */
  banned: boolean
  pausedUntil: number
  /** Known here in any state. */
  known: boolean
  /** Had everything erased, and has not come back by a confirmation. */
  erased: boolean
  /** The import that brought them, while they have done nothing of their own since. */
  broughtBy: string | null
  /** Has signed up here since. */
  asked: boolean
  era: number
  links: Link[]
}
type Model = { now: number; people: Map<string, Person> }

type Real = {
  imported: Map<string, string>
  site: Site
  delivery: Awaited<ReturnType<typeof aDelivery>>
  planned: number
}

const addresses = ["ada@example.com", "Eve@example.com"]
const fresh = (): Person => ({
  reading: false,
  pending: false,
  banned: false,
  pausedUntil: 0,
  known: false,
  erased: false,
  broughtBy: null,
  asked: false,
  era: 0,
  links: [],
})

/** Something that happens to one address, after which those who must be due are due, and nobody else. */
const happening = (
  name: string,
  address: string,
  happen: (person: Person, model: Model, real: Real) => Promise<void>,
): fc.AsyncCommand<Model, Real> => ({
  check: () => true,
  async run(model, real) {
    const person = model.people.get(address)
    if (person === undefined) throw new Error("no such person")
    await happen(person, model, real)
    model.now = real.site.clock.now
    const due = [...model.people]
      .filter(([, { reading, banned, pausedUntil }]) => reading && !banned && pausedUntil <= model.now)
      .map(([address]) => address.toLowerCase())
      .toSorted()
    expect(await plannedNow(real)).toEqual(due)
    expect(await recheckedNow(real)).toEqual(due)
    seen.set(due.length, (seen.get(due.length) ?? 0) + 1)
  },
  toString: () => `${name}(${address})`,
})

/** How often so many were due: a model in which nobody ever is would prove nothing. */
const seen = new Map<number, number>()

/** Whom a delivery that opens now is planned for, and rechecked when its chunks are claimed. */
async function plannedNow(real: Real): Promise<string[]> {
  real.planned += 1
  const now = real.site.clock.now
  const { id } = await plan(ledger, { ...real.delivery, slug: `life-${real.planned}`, createdAt: now })
  const chunks = await Promise.all((await ledger.unsettled(id, -1, 10)).map((seq) => ledger.chunk(id, seq)))
  return rechecked(
    chunks.flatMap((chunk) => chunk?.ids ?? []),
    now,
  )
}

/** Who gets an edition though it was planned at any time before, as if everyone had been in it. */
async function recheckedNow({ site }: Real): Promise<string[]> {
  const { subscribers } = await site.rows()
  return rechecked(
    subscribers.map(({ id }) => Number(id)),
    site.clock.now,
  )
}

const rechecked = async (ids: number[], now: number) =>
  (await ledger.recheck(ids, now)).readers.map(({ address }) => address.toLowerCase()).toSorted()

const rowOf = async ({ site }: Real, address: string) => {
  const hmac = await addressHash(site.deps.config.HASH_KEY, address)
  return (await site.rows()).subscribers.find(({ address_hmac }) => address_hmac === hmac)
}
const publicIdOf = async (real: Real, address: string) =>
  String((await rowOf(real, address))?.public_id ?? "nobody")
const post = (real: Real, path: string, fields: Record<string, string> = {}) =>
  real.site.request(path, { method: "POST", body: new URLSearchParams(fields) })

function leave(person: Person): void {
  if (person.reading || person.pending) person.era += 1
  Object.assign(person, { reading: false, pending: false, broughtBy: null })
}
function vanish(person: Person): void {
  Object.assign(person, { reading: false, pending: false, pausedUntil: 0, era: person.era + 1 })
  Object.assign(person, { known: false, broughtBy: null, asked: false })
}

async function ask(person: Person, real: Real, address: string, asTyped: string): Promise<void> {
  // Seldom enough for each to be asked back: how often that is in a day is another test's.
  real.site.clock.now += 9 * hour
  const known = (await rowOf(real, address)) !== undefined
  expect((await real.site.signUp({ email: asTyped })).status).toBe(202)
  const path = await real.site.confirmPath(real.site.messages.at(-1) ?? "")
  if (!known) person.pending = true
  Object.assign(person, { known: true, asked: true })
  // A mail that asks goes to who does not read yet, and to no one that must not be written to.
  expect(path !== null).toBe(!person.reading && !person.banned)
  if (path !== null) person.links.push({ path, era: person.era, at: real.site.clock.now, used: false })
}

async function press(person: Person, real: Real, back: number): Promise<void> {
  const link = person.links.at(-1 - (back % Math.max(1, person.links.length)))
  if (link === undefined) return
  const holds = link.era === person.era && real.site.clock.now < link.at + 7 * day && !person.banned
  expect((await post(real, link.path)).status).toBe(holds ? 200 : 410)
  if (!holds) return
  if (!link.used) person.pausedUntil = 0
  link.used = true
  Object.assign(person, { reading: true, pending: false, erased: false, broughtBy: null })
}

const signUp = (address: string, asTyped: string) =>
  happening("signUp", address, (person, _, real) => ask(person, real, address, asTyped))

/** Presses the button behind the newest link, or behind one of those before it. */
const confirm = (address: string, back: number) =>
  happening(`confirm ${back} back`, address, (person, _, real) => press(person, real, back))

const join = (address: string) =>
  happening("join", address, async (person, _, real) => {
    await ask(person, real, address, address)
    await press(person, real, 0)
  })

const unsubscribe = (address: string) =>
  happening("unsubscribe", address, async (person, _, real) => {
    const path = await real.site.unsubscribePath(await publicIdOf(real, address))
    expect((await post(real, path)).status).toBe(200)
    leave(person)
  })

const feedback = (address: string, outcome: "bounced" | "complained") =>
  happening(outcome, address, async (person, model, real) => {
    const deps = {
      newsletter: "bitcoin",
      feedback: feedbackIn(env.DB),
      broadcasts: broadcastsIn(env.DB),
      subscribers: real.site.subscribers,
      hashOf: (to: string) => addressHash(real.site.deps.config.HASH_KEY, to),
      count: async () => {},
      witness: async () => {},
      now: real.site.deps.now,
    }
    const bounce = outcome === "bounced" ? ("permanent" as const) : null
    await hearProvider(deps, `msg ${model.now} ${address}`, {
      outcome,
      bounce,
      address,
      newsletter: "bitcoin",
      delivery: null,
      broadcast: null,
      chunk: null,
      mail: null,
    })
    leave(person)
    person.banned = true
  })

const pause = (address: string, action: "pause" | "resume") =>
  happening(action, address, async (person, _, real) => {
    await post(real, await real.site.preferencesPath(await publicIdOf(real, address)), { action })
    if (!person.reading || person.banned) return
    const { now } = real.site.clock
    const paused = person.pausedUntil > now
    if (paused === (action === "pause")) return
    person.pausedUntil = paused ? 0 : now + 30 * day
    person.broughtBy = null
  })

const erase = (address: string) =>
  happening("delete", address, async (person, _, real) => {
    const row = await rowOf(real, address)
    if (row === undefined) return
    await real.site.deps.accounts.erase(
      String(row.public_id),
      Number(row.account_version),
      null,
      real.site.clock.now,
    )
    vanish(person)
    person.erased = true
  })

/** A list with the address comes, whose readers are proved. */
const importList = (address: string) =>
  happening("import", address, async (person, _, real) => {
    const imports = importsOf(real)
    const { now } = real.site.clock
    const { id } = await imports.begin(
      crypto.randomUUID(),
      { ...list, file: fileOf(crypto.randomUUID()) },
      now,
    )
    const part = { rows: [row(address, { since: now - 400 * day })], faults: [], sha256: "00".repeat(32) }
    await imports.putPart(id, 0, part, () => crypto.randomUUID())
    await imports.startCommit(id, 1, now)
    while (await imports.commitStep(id));
    real.imported.set(address, id)
    if (person.known || person.banned || person.erased) return
    Object.assign(person, { known: true, reading: true, broughtBy: id, asked: false })
  })

/** The newest import with the address is undone. */
const undoImport = (address: string) =>
  happening("undo", address, async (person, _, real) => {
    const id = real.imported.get(address)
    if (id === undefined) return
    const imports = importsOf(real)
    await imports.startUndo(id, real.site.clock.now)
    while (await imports.undoStep(id));
    if (person.broughtBy !== id || person.banned) return
    if (person.asked) Object.assign(person, { reading: false, pending: true, broughtBy: null })
    else vanish(person)
  })

const importsOf = ({ site }: Real) => importsIn(env.DB, site.deps.config.HASH_KEY)
const list = {
  format: "ghost",
  basis: "double opt-in at Ghost",
  source: null,
  frequency: "daily",
  moved: false,
} as const
const fileOf = (id: string) => id.replaceAll("-", "").padEnd(64, "0")

const wait = (days: number) =>
  happening(`wait ${days} days`, addresses[0] ?? "", async (_, model, real) => {
    real.site.clock.now += days * day
    await forgettingIn(env.DB)(real.site.clock.now)
    for (const [address, person] of model.people) {
      if (person.pending && (await rowOf(real, address)) === undefined) {
        // Only what nobody could confirm any more may be gone.
        for (const link of person.links)
          if (link.era === person.era) expect(link.at + 7 * day).toBeLessThanOrEqual(real.site.clock.now)
        vanish(person)
      }
    }
  })

const someone = fc.constantFrom(...addresses)
const often = <T>(arbitrary: fc.Arbitrary<T>, times: number) => Array.from({ length: times }, () => arbitrary)
// A ban is for ever, so that it must be rare; the rest is as often as makes links of all ages be pressed in all states.
const happenings = [
  ...often(someone.map(join), 3),
  ...often(
    fc.tuple(someone, fc.nat(3)).map(([address, back]) => confirm(address, back)),
    4,
  ),
  ...often(someone.map(unsubscribe), 3),
  ...often(
    someone.map((address) => signUp(address, address.toUpperCase())),
    2,
  ),
  ...often(
    fc
      .tuple(someone, fc.constantFrom("pause" as const, "resume" as const))
      .map(([address, what]) => pause(address, what)),
    2,
  ),
  fc
    .tuple(someone, fc.constantFrom("bounced" as const, "complained" as const))
    .map(([address, what]) => feedback(address, what)),
  ...often(someone.map(importList), 2),
  ...often(someone.map(undoImport), 2),
  someone.map(erase),
  fc.constantFrom(1, 6, 8, 31).map(wait),
]

test("whatever happens in whatever order, those who confirmed and stayed are due an edition, and nobody else", async () => {
  let ran = 0
  await fc.assert(
    fc.asyncProperty(fc.commands(happenings, { maxCommands: 40, size: "max" }), async (story) => {
      const site = await createSite()
      for (const table of ["chunks", "deliveries", "webhook_events", "imports"])
        await env.DB.prepare(`DELETE FROM ${table}`).run()
      const delivery = await aDelivery({ frequencies: ["daily", "weekly", "big-moves"] })
      const people = new Map(addresses.map((address) => [address, fresh()]))
      await fc.asyncModelRun(
        () => ({
          model: { now: site.clock.now, people },
          real: { site, delivery, planned: 0, imported: new Map<string, string>() },
        }),
        story,
      )
      ran += 1
    }),
    { numRuns: 25, endOnFailure: true },
  )
  expect(ran).toBe(25)
  expect([...seen.keys()].toSorted()).toEqual([0, 1, 2])
}, 600_000)
