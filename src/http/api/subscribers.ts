import type { Context } from "hono"
import { stream } from "hono/streaming"
import * as z from "zod"
import { addDays, dayOf, instantOf } from "../../market/day.ts"
import type { ListedSubscriber } from "../../store/subscriber-list.ts"
import { Address } from "../../subscribers/address.ts"
import { csvLine } from "../../subscribers/csv-cell.ts"
import type { HttpEnv } from "../deps.ts"
import { answerProblem } from "../problem.ts"
import type { Problem } from "../problem-page.tsx"
import { readJson } from "./json-body.ts"

const pageRows = 1000
const statDays = 30

/** The columns of the export, which are those of a plain list: what was exported can be imported. */
const columns = ["email", "state", "kind", "frequency", "confirmed_at", "source", "text_version", "basis"]

const iso = (ms: number | null): string => (ms === null ? "" : instantOf(ms))

const cells = (row: ListedSubscriber): string[] => [
  row.address ?? "",
  row.state,
  row.kind,
  row.frequency,
  iso(row.confirmedAt),
  row.source ?? "",
  row.textVersion ?? "",
  row.basis ?? "",
]

/**
 * `GET /api/v1/subscribers.csv` and `.json`: everyone whose address is known, streamed page by page. Who has left or must
 * not be written to is a hash, and in no export. Cells are guarded against spreadsheets that take them for formulas.
 */
export const exportSubscribers = (as: "csv" | "json") => (c: Context<HttpEnv>) => {
  const { subscriberList } = c.var.deps
  c.header("Content-Type", as === "csv" ? "text/csv; charset=utf-8" : "application/json; charset=utf-8")
  c.header("Content-Disposition", `attachment; filename="subscribers.${as}"`)
  c.header("X-Content-Type-Options", "nosniff")
  return stream(c, async (out) => {
    await out.write(as === "csv" ? csvLine(columns) : "[")
    let written = 0
    for (let after: number | null = 0; after !== null; ) {
      const { rows, last } = await subscriberList.page(after, pageRows)
      const text =
        as === "csv"
          ? rows.map((row) => csvLine(cells(row))).join("")
          : rows.map((row, n) => `${written + n === 0 ? "" : ","}\n${JSON.stringify(row)}`).join("")
      await out.write(text)
      written += rows.length
      after = last
    }
    if (as === "json") await out.write("\n]\n")
  })
}

/** In a body, never in the path: an address stands in no URL. */
const Whom = z.strictObject({ email: Address })

/** The hash of the address that a request's body names, or what is wrong with it. */
async function whom(c: Context<HttpEnv>): Promise<{ hmac: string } | { problem: Problem }> {
  const body = await readJson(c)
  if ("problem" in body) return body
  const asked = Whom.safeParse(body.input)
  if (asked.success) return { hmac: await c.var.deps.hashOf(asked.data.email) }
  const detail = 'Accepted: { "email": "name@example.com" }.'
  return { problem: { status: 422, title: "the address is not accepted", detail } }
}

/** `POST /api/v1/subscribers/show { email }` → `{ subscriber, suppressed }`, both null for an address never heard of. */
export async function showSubscriber(c: Context<HttpEnv>) {
  const found = await whom(c)
  if ("problem" in found) return answerProblem(c, found.problem, "json")
  return c.json(await c.var.deps.subscriberList.byHash(found.hmac))
}

/** `POST /api/v1/subscribers/suppress { email }` → `{ suppressed: true }`: nothing is sent to it again, whoever asks. */
export async function suppressSubscriber(c: Context<HttpEnv>) {
  const found = await whom(c)
  if ("problem" in found) return answerProblem(c, found.problem, "json")
  const { subscribers, now } = c.var.deps
  await subscribers.suppressAddress(found.hmac, "manual", now())
  return c.json({ suppressed: true })
}

/** `GET /api/v1/subscribers/stats` → `{ now: [{ state, kind, frequency, source, n }], days: [{ day, event, …, n }] }`. */
export async function showStats(c: Context<HttpEnv>) {
  const { subscriberList, counts, now } = c.var.deps
  const today = dayOf(now())
  return c.json({
    now: await subscriberList.sums(),
    days: await counts.between(addDays(today, -statDays), today),
  })
}
