import * as z from "zod"
import { agree } from "./agree.ts"
import { atMost } from "./at-most.ts"
import { attempt, type Due, type Gathered } from "./attempt.ts"
import { addDays, dayOf, instantOf, msOf } from "./day.ts"
import type { Figure } from "./figure.ts"
import { Day, Decimal, FigureId, Instant } from "./observation.ts"
import { Agreement, agreementOf } from "./probe-agreement.ts"
import { inFlight } from "./request-line.ts"
import type { Ask, Get, OpenSource } from "./source.ts"

/** What no edition can do without: bitcoin's daily candles, which are its price and its history. */
export const requiredFigures = ["btc.daily"] as const satisfies readonly FigureId[]

/** What one question to one source brought. */
export const Probed = z.object({
  source: z.string(),
  figures: z.array(FigureId),
  turn: z.enum(["first", "if held", "last"]),
  /** The HTTP status of the refusal, else of the last reply; null when nobody answered or nothing was asked. */
  status: z.int().nullable(),
  /** What its requests took together, in ms, the wait for a free place not counted; null when there was none. */
  ms: z.int().nullable(),
  /** Whether the reply was what the provider documents; null when there was none. */
  shapeOk: z.boolean().nullable(),
  /** The newest moment that something it said holds for. */
  newest: Instant.nullable(),
  agreement: z.array(Agreement),
  /** What went wrong, in words. */
  problem: z.string().nullable(),
})
export type Probed = z.infer<typeof Probed>

/** Whether a required figure could be had: its last close, how many days there are, and whose they are. */
export const Required = z.object({
  figure: FigureId,
  outcome: z.enum(["agreed", "single", "held"]),
  close: Decimal.nullable(),
  days: z.int().nullable(),
  origin: z.string().nullable(),
  problem: z.string().nullable(),
})
export type Required = z.infer<typeof Required>

/** What each live endpoint answers just now, which sources are not asked and why, and whether an edition could be made. */
export const ProbeReport = z.object({
  day: Day,
  at: Instant,
  probed: z.array(Probed),
  off: z.array(z.object({ source: z.string(), why: z.string() })),
  required: z.array(Required),
})
export type ProbeReport = z.infer<typeof ProbeReport>

type Tried = { due: Due; gathered: Gathered; ms: number | null }

/** The sources that are asked, and those that are not. */
type Sources = { open: readonly OpenSource[]; off: ProbeReport["off"] }

/**
 * Puts every question to every open source, fallbacks and last ones included, for an edition whose slot is now: at most
 * 6 requests at a time, each as often as `get` makes it. `now` is in ms. What fails is told in the result, never thrown.
 */
export async function probe({ open, off }: Sources, get: Get, now: () => number): Promise<ProbeReport> {
  const at = now()
  const ask: Ask = { day: addDays(dayOf(at), -1), slot: instantOf(at), get, kept: () => null }
  const inLine = atMost(inFlight)
  const all = open.flatMap(({ source, access }) =>
    source.readings(access).map((reading) => ({ name: source.name, reading })),
  )
  const tried = await Promise.all(all.map((due) => tryOut(due, ask, inLine, now)))
  const figures = agree(
    tried.flatMap(({ gathered }) => gathered.observations),
    ask,
  )
  return {
    day: ask.day,
    at: ask.slot,
    probed: tried.map((each) => probedFrom(each, figures, ask)),
    off,
    required: requiredFigures.map((id) => requiredFrom(id, figures)),
  }
}

async function tryOut(
  due: Due,
  ask: Ask,
  inLine: ReturnType<typeof atMost>,
  now: () => number,
): Promise<Tried> {
  let ms: number | null = null
  const get: Get = (url, options) =>
    inLine(async () => {
      const from = now()
      try {
        return await ask.get(url, options)
      } finally {
        ms = (ms ?? 0) + Math.round(now() - from)
      }
    })
  const gathered = await attempt(due, { ...ask, get })
  return { due, gathered, ms }
}

function probedFrom({ due, gathered, ms }: Tried, figures: readonly Figure[], ask: Ask): Probed {
  const { observations, failures, asked } = gathered
  const read = failures.length === 0
  const refused = asked.flatMap((each) => (each.outcome === "refused" ? each : [])).at(0)
  const answered = asked.some(({ outcome }) => outcome === "reply")
  const status = refused && !read ? refused.status : answered ? 200 : null
  // A 200 that was refused before it was read had the wrong form: HTML, no text, too long.
  const shapeOk = status === 200 ? read : null
  return {
    source: due.name,
    figures: [...due.reading.figures],
    turn: due.reading.turn ?? "first",
    status,
    ms,
    shapeOk,
    newest:
      observations.length === 0 ? null : instantOf(Math.max(...observations.map((each) => msOf(each.asOf)))),
    agreement: observations.flatMap((each) => {
      const figure = figures.find(({ id }) => id === each.figure)
      return figure ? agreementOf(each, figure, ask) : []
    }),
    problem: failures[0]?.detail ?? null,
  }
}

function requiredFrom(id: FigureId, figures: readonly Figure[]): Required {
  const figure = figures.find((each) => each.id === id)
  const nothing = { figure: id, close: null, days: null, origin: null }
  if (!figure || figure.outcome === "held") {
    return { ...nothing, outcome: "held", problem: figure?.reason.detail ?? `no source gave ${id}` }
  }
  const { outcome, origin } = figure
  const points = figure.kind === "series" ? figure.series : []
  return { figure: id, outcome, origin, close: points.at(-1)?.c ?? null, days: points.length, problem: null }
}
