import * as z from "zod"
import { Day } from "../market/observation.ts"

/** What is counted. `bounced` is written to no more because mails came back, `complained` because one was reported. */
export const ReaderEvent = z.enum(["signed-up", "confirmed", "left", "bounced", "complained"])
export type ReaderEvent = z.infer<typeof ReaderEvent>

/** How often something happened on a day (UTC), by what the reader came from and had chosen; empty where not known. */
export const Count = z.object({
  day: Day,
  event: ReaderEvent,
  source: z.string(),
  kind: z.string(),
  frequency: z.string(),
  n: z.int(),
})
export type Count = z.infer<typeof Count>

const uncounted = "day > coalesce((SELECT max(day) FROM counted_days), '')"
const grouped = `SELECT day, event, source, kind, frequency, count(*) FROM reader_events WHERE ${uncounted}`
const into = "INSERT INTO daily_counts (day, event, source, kind, frequency, n)"
const added =
  "GROUP BY day, event, source, kind, frequency ON CONFLICT DO UPDATE SET n = daily_counts.n + excluded.n"

/**
 * Counts what happened to a reader who is about to be forgotten, as a statement for the batch that forgets: the days that
 * are not over yet would miss it. That they leave by it is counted, too.
 */
export const countBeforeForgetting = (
  db: D1Database,
  publicId: string,
  now: number,
): D1PreparedStatement[] => [
  db
    .prepare(
      `${into} ${grouped} AND event IN ('signed-up', 'confirmed', 'left')
         AND subscriber = (SELECT id FROM subscribers WHERE public_id = ?1) ${added}`,
    )
    .bind(publicId),
  db
    .prepare(
      `${into} SELECT date(?2 / 1000, 'unixepoch'), 'left',
         coalesce((SELECT c.source FROM consents c WHERE c.subscriber = s.id ORDER BY c.hour DESC LIMIT 1), ''),
         kind, frequency, 1 FROM subscribers s WHERE public_id = ?1 AND state = 'confirmed'
       ON CONFLICT DO UPDATE SET n = daily_counts.n + excluded.n`,
    )
    .bind(publicId, now),
]

export type Counts = ReturnType<typeof countsIn>

/** Who came and who went, in numbers. */
export function countsIn(db: D1Database) {
  return {
    /** Counts every day before `today` that is not counted yet. Twice is once. */
    async count(today: Day): Promise<void> {
      await db.batch([
        db.prepare(`${into} ${grouped} AND day < ?1 ${added}`).bind(today),
        db
          .prepare("INSERT INTO counted_days (day) VALUES (date(?1, '-1 day')) ON CONFLICT DO NOTHING")
          .bind(today),
      ])
    },

    /** What was counted of the days from `from` to `to`, both included. A day that is not over has no numbers yet. */
    async between(from: Day, to: Day): Promise<Count[]> {
      const { results } = await db
        .prepare(
          `SELECT day, event, source, kind, frequency, n FROM daily_counts
           WHERE day BETWEEN ?1 AND ?2 AND day <= (SELECT max(day) FROM counted_days) ORDER BY 1, 2, 3, 4, 5`,
        )
        .bind(from, to)
        .all()
      return z.array(Count).parse(results)
    },
  }
}
