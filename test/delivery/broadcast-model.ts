import { type Broadcast, isSettled, type next, showsWithinMs } from "../../src/delivery/broadcast.ts"

export const deadline = 24 * 3_600_000

/** A broadcast as it is planned. */
export const wanted = (over: Partial<Broadcast> = {}): Broadcast => ({
  ...{ delivery: "d", segment: "general/daily", name: "d/general/daily/hash", n: 1, rejected: 0, left: 0 },
  ...{ state: "wanted", version: 0, providerId: null, asks: 0, askedAt: 0, detail: "" },
  ...over,
})

/**
 * What the provider has under an id, and how often it went out to its readers. A `lagging` one was taken, and is still called
 * a draft, and would even go again, for as long as a send may take to show.
 */
type AtProvider = { status: "draft" | "lagging" | "queued" | "sent" | "discarded"; went: number }

/** Where a worker stands: what it has read, and what it has learned since. */
type Worker =
  | { at: "idle" }
  | { at: "read"; row: Broadcast }
  /** It has looked the name up and found nothing: its call to make a draft comes next. */
  | { at: "creating"; row: Broadcast }
  /** It knows an id that the row does not. */
  | { at: "found"; row: Broadcast; id: string }
  /** It is too late, and there is no draft, or no longer. */
  | { at: "late"; row: Broadcast }
  /** It has read the draft, and asks next. */
  | { at: "ready"; row: Broadcast }
  /** The ask is written, its call comes next. */
  | { at: "sending"; row: Broadcast }
  /** The provider has refused the ask for certain. */
  | { at: "refused"; row: Broadcast }
  /** It has read the provider's state. */
  | { at: "looked"; row: Broadcast; as: "draft" | "taken" | "sent" | "gone"; reached: boolean }

/** The whole world of a broadcast. */
export type World = {
  now: number
  row: Broadcast
  workers: Worker[]
  provider: Record<string, AtProvider>
  /** Calls to send that are still on their way, whoever made them. */
  onTheWay: string[]
  faults: number
  waits: number
  /** Whether somebody presses the button at the provider's. */
  hands: number
}

export type Move = { name: string; to: World }
export type Next = typeof next

export const worldOf = (size: { workers: number; faults: number; waits: number; hands: number }): World => ({
  now: 1,
  row: wanted(),
  workers: Array(size.workers).fill({ at: "idle" }),
  provider: {},
  onTheWay: [],
  faults: size.faults,
  waits: size.waits,
  hands: size.hands,
})

const idle: Worker = { at: "idle" }
const worker = (world: World, at: number, state: Worker): World => ({
  ...world,
  workers: world.workers.map((each, n) => (n === at ? state : each)),
})
const save = (world: World, row: Broadcast): World | null =>
  world.row.version === row.version - 1 ? { ...world, row } : null
const has = (world: World, id: string, of: AtProvider): World => ({
  ...world,
  provider: { ...world.provider, [id]: of },
})
const spent = (world: World): World => ({ ...world, faults: world.faults - 1 })

/** All that can happen next. */
export function moves(world: World, next: Next): Move[] {
  return [
    ...world.workers.flatMap((state, at) => [...work(world, state, at, next), ...crash(world, state, at)]),
    ...arrivals(world),
    ...theProvider(world),
    ...theClock(world),
  ]
}

/** What a worker does next, which is what `advance` does. */
function work(world: World, state: Worker, at: number, next: Next): Move[] {
  const go = (name: string, to: World): Move => ({ name: `worker ${at} ${name}`, to })
  switch (state.at) {
    case "idle":
      return isSettled(world.row)
        ? []
        : [go("reads the row", worker(world, at, { at: "read", row: world.row }))]
    case "read":
      return [go("looks", look(world, state.row, at, next))]
    case "creating": {
      const id = `b${Object.keys(world.provider).length}`
      const made = has(world, id, { status: "draft", went: 0 })
      return [
        go(`makes ${id}`, worker(made, at, { at: "found", row: state.row, id })),
        ...(world.faults > 0
          ? [
              go(`makes ${id}, and hears nothing`, worker(spent(made), at, idle)),
              go("makes nothing: the call is lost", worker(spent(world), at, idle)),
            ]
          : []),
      ]
    }
    case "found": {
      const step = next(state.row, { type: "found", providerId: state.id })
      const saved = step.broadcast && save(world, step.broadcast)
      if (saved) return [go("notes the draft", worker(saved, at, idle))]
      const draft = world.provider[state.id]
      const stray =
        world.row.providerId !== null && world.row.providerId !== state.id && draft?.status === "draft"
      const to = stray ? has(world, state.id, { ...draft, status: "discarded" }) : world
      return [go("was overtaken", worker(to, at, idle))]
    }
    case "ready": {
      const step = next(state.row, { type: "ask", now: world.now, left: 0 })
      const saved = step.broadcast && save(world, step.broadcast)
      if (!saved || !step.broadcast) return [go("was overtaken", worker(world, at, idle))]
      return [go("writes that it asks", worker(saved, at, { at: "sending", row: step.broadcast }))]
    }
    case "sending":
      return send(world, state.row, at)
    case "late": {
      const step = next(state.row, { type: "overdue", now: world.now, deadline })
      const saved = step.broadcast && save(world, step.broadcast)
      return [go("notes that it is too late", worker(saved || world, at, idle))]
    }
    case "refused": {
      const step = next(world.row, { type: "refused", ask: state.row.asks })
      const saved = step.broadcast && save(world, step.broadcast)
      return [go("notes the refusal", worker(saved || world, at, idle))]
    }
    case "looked": {
      const { as, reached, row } = state
      const step = next(row, as === "gone" ? { type: "gone" } : { type: "seen", now: world.now, as, reached })
      const saved = step.broadcast && save(world, step.broadcast)
      return [go(`notes that it is ${as}`, worker(saved || world, at, idle))]
    }
  }
}

function look(world: World, row: Broadcast, at: number, next: Next): World {
  const overdue = next(row, { type: "overdue", now: world.now, deadline }).broadcast !== undefined
  if (row.state === "wanted") {
    const found = Object.entries(world.provider).find(([, { status }]) => status !== "discarded")
    if (found !== undefined) return worker(world, at, { at: "found", row, id: found[0] })
    return worker(world, at, { at: overdue ? "late" : "creating", row })
  }
  const { status, went } = world.provider[row.providerId ?? ""] ?? { status: "discarded", went: 0 }
  if (status === "draft" && overdue) {
    return worker(has(world, row.providerId ?? "", { status: "discarded", went }), at, { at: "late", row })
  }
  if ((status === "draft" || status === "lagging") && row.state === "drafted")
    return worker(world, at, { at: "ready", row })
  const as = { discarded: "gone", queued: "taken", draft: "draft", lagging: "draft", sent: "sent" }[status]
  if (as !== "gone" && as !== "taken" && as !== "draft" && as !== "sent")
    throw new Error(`no such state: ${as}`)
  return worker(world, at, { at: "looked", row, as, reached: status !== "lagging" && went > 0 })
}

function send(world: World, row: Broadcast, at: number): Move[] {
  const id = row.providerId ?? ""
  const go = (name: string, to: World): Move => ({ name: `worker ${at} ${name}`, to })
  const answered = worker(arrived(world, id), at, idle)
  if (world.faults === 0) return [go(`sends ${id}`, answered)]
  return [
    go(`sends ${id}`, answered),
    go(`sends ${id}, and hears nothing`, spent(answered)),
    go(`sends ${id}, hears nothing, and it does not show yet`, spent(worker(lagging(world, id), at, idle))),
    go(`sends ${id}: the call is lost`, worker(spent(world), at, idle)),
    go(`sends ${id}: the call is slow`, {
      ...worker(spent(world), at, idle),
      onTheWay: [...world.onTheWay, id],
    }),
    go(`sends ${id}: there is no room`, worker(spent(world), at, { at: "refused", row })),
  ]
}

/** What the provider makes of a call to send: only what it takes for a draft goes. */
function arrived(world: World, id: string): World {
  const broadcast = world.provider[id]
  const goes = broadcast?.status === "draft" || broadcast?.status === "lagging"
  return goes ? has(world, id, { status: "queued", went: broadcast.went + 1 }) : world
}

function lagging(world: World, id: string): World {
  const after = arrived(world, id)
  const broadcast = after.provider[id]
  return after === world || broadcast === undefined
    ? after
    : has(after, id, { ...broadcast, status: "lagging" })
}

const arrivals = (world: World): Move[] =>
  world.onTheWay.map((id, n) => ({
    name: `a slow call to send ${id} arrives`,
    to: { ...arrived(world, id), onTheWay: world.onTheWay.toSpliced(n, 1) },
  }))

function theProvider(world: World): Move[] {
  return Object.entries(world.provider).flatMap(([id, broadcast]) => [
    ...(broadcast.status === "lagging"
      ? [{ name: `${id} shows that it goes`, to: has(world, id, { ...broadcast, status: "queued" }) }]
      : []),
    ...(broadcast.status === "queued"
      ? [{ name: `${id} is sent`, to: has(world, id, { ...broadcast, status: "sent" }) }]
      : []),
    ...(broadcast.status === "draft" && world.hands > 0
      ? [{ name: `somebody sends ${id} by hand`, to: { ...arrived(world, id), hands: world.hands - 1 } }]
      : []),
  ])
}

function crash(world: World, state: Worker, at: number): Move[] {
  if (state.at === "idle" || world.faults === 0) return []
  return [{ name: `worker ${at} dies`, to: spent(worker(world, at, idle)) }]
}

/** No worker and no call lives as long as a send may take to show. */
function theClock(world: World): Move[] {
  if (world.waits === 0) return []
  const rest = {
    ...shown(world),
    workers: world.workers.map(() => idle),
    onTheWay: [],
    waits: world.waits - 1,
  }
  return [
    { name: "a send would show by now", to: { ...rest, now: world.now + showsWithinMs } },
    { name: "the deadline passes", to: { ...rest, now: world.now + deadline } },
  ]
}

/** The same world once all that was taken shows. */
export const shown = (world: World): World =>
  Object.entries(world.provider).reduce(
    (to, [id, each]) => (each.status === "lagging" ? has(to, id, { ...each, status: "queued" }) : to),
    world,
  )
