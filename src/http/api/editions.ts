import type { Context } from "hono"
import type { EditionRow } from "../../store/edition-row.ts"
import type { HttpEnv } from "../deps.ts"
import { readFrozen } from "../editions/published.ts"
import { answerProblem } from "../problem.ts"

/** How many editions one answer lists; the newest stand first. */
const listed = 100

const summary = ({ slug, day, version, state, status, subject, reasons }: EditionRow) => ({
  slug,
  day,
  version,
  state,
  status,
  subject,
  reasons,
})

/** `GET /api/v1/editions` → `{ editions: [{ slug, day, version, state, status, subject, reasons }] }` */
export async function listEditions(c: Context<HttpEnv>) {
  const rows = await c.var.deps.editions.list(listed)
  return c.json({ editions: rows.map(summary) })
}

/**
 * `GET /api/v1/editions/:slug` → what the list has, and `stages` (each with when it was reached, in ms since 1970),
 * `report`, `decision`, `delivery` (how it stands now: `counts`, `told`, `halt`, `canary`, `cancelledAt`), `audience` (to how many readers it would go now: `due`, `cap`; null once it goes or never will),
 * `late` (whether it may be sent late: `readers` it would go to, or `whyNot`; or what was `sent`),
 * and the numbers of settled `figures` and of `sentences`, which are null until the words are frozen.
 */
export async function sendEdition(c: Context<HttpEnv>) {
  const { editions, files } = c.var.deps
  const row = await editions.find(c.req.param("slug") ?? "")
  if (row === null) return answerProblem(c, { status: 404, title: "there is no such edition" }, "json")
  const frozen = await readFrozen(files, row)
  return c.json({
    ...summary(row),
    stages: row.stages,
    report: row.report,
    decision: row.decision,
    delivery: await c.var.deps.lookAtDelivery(row),
    audience: await c.var.deps.countAudience(row),
    late: await c.var.deps.lookAtLate(row),
    figures: frozen?.evidence.figures.filter(({ outcome }) => outcome !== "held").length ?? null,
    sentences: frozen?.evidence.sentences.length ?? null,
  })
}
