import * as z from "zod"
import { endOf } from "../day.ts"
import { numeral } from "../numeral.ts"
import type { Day, FigureId, Observation, Point, Unit } from "../observation.ts"
import { type Reply, SourceError } from "../source.ts"
import { provenance } from "./reply.ts"

/** A number that a provider writes as text; "" and null are unknown. */
export const textCell = z.union([z.string().regex(/^(\d+(\.\d+)?)?$/, "a decimal numeral"), z.null()])

/** A number that a provider writes as a number; null is unknown. */
export const numberCell = z.number().nullable()

type Cell = string | number | null

/** One row of a provider's reply: a day named by its start, and its cells. */
export type Row = { day: Day; o?: Cell; h?: Cell; l?: Cell; c: Cell; v?: Cell }

/** What a series is of, and whose. */
export type About = { figure: FigureId; unit: Unit; source: string; origin: string }

export type SeriesObservation = Extract<Observation, { kind: "series" }>

/**
 * The closed days up to `day` as an observation, in the reply's order. An unknown cell is left out, a row without a
 * close is no point.
 *
 * Throws a SourceError when no closed day remains.
 */
export function series(about: About, reply: Reply, day: Day, rows: readonly Row[]): SeriesObservation {
  const points = rows.filter((row) => row.day <= day).flatMap(point)
  const last = points.at(-1)
  if (!last) throw new SourceError(about.source, `gave no closed day up to ${day} for ${about.figure}`)
  return {
    kind: "series",
    figure: about.figure,
    unit: about.unit,
    asOf: endOf(last.day),
    ...provenance(about.source, about.origin, reply),
    points,
  }
}

function point(row: Row): Point[] {
  const c = known(row.c)
  if (c === undefined) return []
  const [o, h, l, v] = [row.o, row.h, row.l, row.v].map(known)
  return [{ day: row.day, ...(o && { o }), ...(h && { h }), ...(l && { l }), c, ...(v && { v }) }]
}

function known(cell: Cell | undefined): string | undefined {
  return cell === undefined || cell === null || cell === "" ? undefined : numeral(cell)
}
