import * as z from "zod"
import { Day, Decimal, FigureId, type Point } from "../market/observation.ts"

export type SeriesDays = ReturnType<typeof seriesDaysIn>

/** The newest kept days of a source's series that follow each other without a gap. */
export const KeptRange = z.object({ series: FigureId, source: z.string(), first: Day, last: Day })
export type KeptRange = z.infer<typeof KeptRange>

const cell = Decimal.nullable()
const Row = z.object({ day: Day, o: cell, h: cell, l: cell, c: Decimal, v: cell }).transform(
  ({ day, o, h, l, c, v }): Point => ({
    day,
    ...(o && { o }),
    ...(h && { h }),
    ...(l && { l }),
    c,
    ...(v && { v }),
  }),
)

/** A statement takes 100 parameters, and a parameter 2 MB: https://developers.cloudflare.com/d1/platform/limits */
const rowsAtOnce = 500

/** The closed days that were settled in earlier gatherings, by series and source. */
export function seriesDaysIn(db: D1Database) {
  return {
    /** The kept range of each series and source up to a day. What lies before a gap is not of it. */
    async ranges(upTo: Day): Promise<KeptRange[]> {
      const { results } = await db
        .prepare(
          `SELECT series, source, first, max(last) AS last FROM (
             SELECT series, source, min(day) AS first, max(day) AS last FROM (
               SELECT series, source, day, julianday(day) - row_number()
                 OVER (PARTITION BY series, source ORDER BY day) AS run
               FROM series_days WHERE day <= ?1
             ) GROUP BY series, source, run
           ) GROUP BY series, source ORDER BY series, source`,
        )
        .bind(upTo)
        .all()
      return z.array(KeptRange).parse(results)
    },

    /** The days of a range, ascending. */
    async days({ series, source, first, last }: KeptRange): Promise<Point[]> {
      const { results } = await db
        .prepare(
          `SELECT day, o, h, l, c, v FROM series_days
           WHERE series = ?1 AND source = ?2 AND day BETWEEN ?3 AND ?4 ORDER BY day`,
        )
        .bind(series, source, first, last)
        .all()
      return z.array(Row).parse(results)
    },

    /** Keeps days; one that is kept already is written again only where it is another now. Returns how many were. */
    async keep(series: FigureId, source: string, points: readonly Point[]): Promise<number> {
      const statement = db.prepare(
        `INSERT INTO series_days (series, source, day, o, h, l, c, v)
         SELECT ?1, ?2, value ->> 'day', value ->> 'o', value ->> 'h', value ->> 'l', value ->> 'c', value ->> 'v'
         FROM json_each(?3) WHERE true
         ON CONFLICT (series, source, day) DO UPDATE
           SET o = excluded.o, h = excluded.h, l = excluded.l, c = excluded.c, v = excluded.v
           WHERE (o, h, l, c, v) IS NOT (excluded.o, excluded.h, excluded.l, excluded.c, excluded.v)`,
      )
      const parts = Array.from({ length: Math.ceil(points.length / rowsAtOnce) }, (_, i) =>
        points.slice(i * rowsAtOnce, (i + 1) * rowsAtOnce),
      )
      if (parts.length === 0) return 0
      const results = await db.batch(
        parts.map((part) => statement.bind(series, source, JSON.stringify(part))),
      )
      return results.reduce((sum, { meta }) => sum + meta.changes, 0)
    },
  }
}
