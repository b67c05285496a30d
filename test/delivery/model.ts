import { type ChunkEvent, type next, unclaimable } from "../../src/delivery/chunk.ts"
import { type Chunk, idempotencyKey, isSettled, planned } from "../../src/delivery/chunk-shape.ts"
import { leaseMs, readerOf } from "./chunk-events.ts"

const day = 24 * 3_600_000
const deadline = 20 * 3_600_000

/**
 * Where a worker stands: it has read a chunk's row; it has saved its claim and its call is on the way; the call was
 * answered, or its line dropped, and the ledger has not heard of it yet.
 */
type Worker =
  | { at: "idle" }
  | { at: "read"; row: Chunk }
  | { at: "calling"; row: Chunk }
  | { at: "answered"; row: Chunk; answer: "accepted" | "unknown" | "refused" | "conflict" }

/** The whole world of a delivery: the ledger, the queue, the workers, the provider, the readers, the clock. */
export type World = {
  now: number
  chunks: Chunk[]
  /** How many messages the queue holds for each chunk. */
  messages: number[]
  workers: Worker[]
  /** What the provider remembers: key → the readers in the body that it took under it. */
  keys: Record<string, string>
  /** How often each reader's mail was taken, in order of id. */
  taken: Record<number, number>
  /** Readers who have left. */
  left: number[]
  /** How many things may still go wrong. */
  faults: number
  /** How often time may still pass by a lease, and by a day. */
  waits: number
  days: number
}

/** A thing that can happen next, and the world after it. */
export type Move = { name: string; to: World }

/** A world before anything has happened: each chunk planned with its readers and its message sent. */
export const worldOf = ({
  chunks,
  readers,
  workers,
  faults,
  waits,
  days,
}: {
  chunks: number
  readers: number
  workers: number
  faults: number
  waits: number
  days: number
}): World => ({
  now: 1,
  chunks: Array.from({ length: chunks }, (_, seq) =>
    planned(
      "d",
      seq,
      Array.from({ length: readers }, (_, n) => 1 + seq * readers + n),
    ),
  ),
  messages: Array(chunks).fill(1),
  workers: Array(workers).fill({ at: "idle" }),
  keys: {},
  taken: {},
  left: [],
  faults,
  waits,
  days,
})

const put = <T>(list: readonly T[], at: number, value: T): T[] =>
  list.map((each, n) => (n === at ? value : each))

const row = (world: World, seq: number): Chunk => {
  const found = world.chunks[seq]
  if (found === undefined) throw new Error(`no chunk ${seq}`)
  return found
}

/** Writes a transition by compare-and-set, as the store does; null when another came first. */
function save(world: World, chunk: Chunk): World | null {
  if (row(world, chunk.seq).version !== chunk.version - 1) return null
  return { ...world, chunks: put(world.chunks, chunk.seq, chunk) }
}

const worker = (world: World, at: number, state: Worker): World => ({
  ...world,
  workers: put(world.workers, at, state),
})

const ack = (world: World, seq: number): World => ({
  ...world,
  messages: put(world.messages, seq, Math.max(0, (world.messages[seq] ?? 0) - 1)),
})

const idle: Worker = { at: "idle" }

/** The transition function of a chunk: the code's own, or a broken one that the search must find out. */
export type Next = typeof next

/** All that can happen next, by a transition function. */
export function moves(world: World, next: Next): Move[] {
  return [
    ...world.workers.flatMap((state, at) => [...work(world, state, at, next), ...crash(world, state, at)]),
    ...theQueue(world),
    ...theWatchdog(world),
    ...theReaders(world),
    ...theClock(world),
  ]
}

/** What a worker does next, which is what `deliver` and `finishChunk` do. */
function work(world: World, state: Worker, at: number, next: Next): Move[] {
  switch (state.at) {
    case "idle":
      return world.chunks.flatMap((chunk) =>
        (world.messages[chunk.seq] ?? 0) > 0
          ? [{ name: `worker ${at} reads ${chunk.seq}`, to: worker(world, at, { at: "read", row: chunk }) }]
          : [],
      )
    case "read":
      return [{ name: `worker ${at} claims`, to: claim(world, state.row, at, next) }]
    case "calling":
      return call(world, state.row, at)
    case "answered":
      return [{ name: `worker ${at} finishes`, to: finish(world, state, at, next) }]
  }
}

function claim(world: World, chunk: Chunk, at: number, next: Next): World {
  const rest = worker(world, at, idle)
  const why = unclaimable(chunk, world.now)
  if (why === "settled") return ack(rest, chunk.seq)
  const overdue = next(chunk, { type: "overdue", now: world.now, deadline })
  if (overdue.chunk !== undefined) {
    const saved = save(rest, overdue.chunk)
    return saved === null ? rest : ack(saved, chunk.seq)
  }
  if (why !== null) return rest
  const readers =
    chunk.frozen === null ? chunk.ids.filter((id) => !world.left.includes(id)).map(readerOf) : []
  const step = next(chunk, { type: "claim", now: world.now, leaseMs, deadline, readers, suppressed: [] })
  if (step.chunk === undefined) return rest
  const saved = save(rest, step.chunk)
  if (saved === null) return rest
  if (step.chunk.state !== "claimed") return ack(saved, chunk.seq)
  return worker(saved, at, { at: "calling", row: step.chunk })
}

/** What the provider makes of a call, and what of its answer comes back. */
function call(world: World, chunk: Chunk, at: number): Move[] {
  const key = idempotencyKey(chunk)
  const body = JSON.stringify(chunk.frozen?.map(({ id }) => id))
  const held = world.keys[key]
  const answered = (to: World, answer: Extract<Worker, { at: "answered" }>["answer"]) =>
    worker(to, at, { at: "answered", row: chunk, answer })
  if (held !== undefined && held !== body) {
    return [{ name: `the provider refuses another body of ${key}`, to: answered(world, "conflict") }]
  }
  const taken: World =
    held === undefined
      ? { ...world, keys: { ...world.keys, [key]: body }, taken: counted(world.taken, chunk) }
      : world
  const fault = { faults: world.faults - 1 }
  return [
    { name: `the provider takes ${key}`, to: answered(taken, "accepted") },
    ...(world.faults > 0
      ? [
          {
            name: `the provider takes ${key}, its answer is lost`,
            to: answered({ ...taken, ...fault }, "unknown"),
          },
          { name: `${key} is lost on its way`, to: answered({ ...world, ...fault }, "unknown") },
          { name: `the provider has no room for ${key}`, to: answered({ ...world, ...fault }, "refused") },
        ]
      : []),
  ]
}

const counted = (taken: World["taken"], { frozen }: Chunk): World["taken"] => {
  const after = { ...taken }
  for (const { id } of frozen ?? []) after[id] = (after[id] ?? 0) + 1
  return after
}

function finish(
  world: World,
  { row: claimed, answer }: Extract<Worker, { at: "answered" }>,
  at: number,
  next: Next,
): World {
  const { attempts: attempt, freeze } = claimed
  const event: ChunkEvent =
    answer === "accepted"
      ? { type: "accepted", freeze, ids: [], rejected: [] }
      : answer === "conflict"
        ? { type: "conflict", attempt, detail: "" }
        : { type: answer, attempt, notBefore: world.now }
  const step = next(row(world, claimed.seq), event)
  const settled = step.chunk === undefined ? world : (save(world, step.chunk) ?? world)
  const rest = worker(settled, at, idle)
  return isSettled(row(rest, claimed.seq)) ? ack(rest, claimed.seq) : rest
}

function crash(world: World, state: Worker, at: number): Move[] {
  if (state.at === "idle" || world.faults === 0) return []
  return [{ name: `worker ${at} dies`, to: { ...worker(world, at, idle), faults: world.faults - 1 } }]
}

function theQueue(world: World): Move[] {
  if (world.faults === 0) return []
  return world.messages.flatMap((count, seq) =>
    count === 1
      ? [
          {
            name: `the message of ${seq} comes twice`,
            to: { ...world, messages: put(world.messages, seq, 2), faults: world.faults - 1 },
          },
          {
            name: `the message of ${seq} is lost`,
            to: { ...world, messages: put(world.messages, seq, 0), faults: world.faults - 1 },
          },
        ]
      : [],
  )
}

function theWatchdog(world: World): Move[] {
  return world.chunks.flatMap((chunk) =>
    !isSettled(chunk) && world.messages[chunk.seq] === 0
      ? [
          {
            name: `the watchdog enqueues ${chunk.seq}`,
            to: { ...world, messages: put(world.messages, chunk.seq, 1) },
          },
        ]
      : [],
  )
}

const theReaders = (world: World): Move[] =>
  world.left.length === 0 ? [{ name: "reader 1 leaves", to: { ...world, left: [1] } }] : []

function theClock(world: World): Move[] {
  return [
    ...(world.waits > 0
      ? [
          {
            name: "a lease's time passes",
            to: { ...world, now: world.now + leaseMs + 1, waits: world.waits - 1 },
          },
        ]
      : []),
    ...(world.days > 0
      ? [
          {
            name: "a day passes",
            // The provider forgets its keys, and no call lasts so long.
            to: {
              ...world,
              now: world.now + day,
              days: world.days - 1,
              keys: {},
              workers: world.workers.map((state) => (state.at === "calling" ? idle : state)),
            },
          },
        ]
      : []),
  ]
}
