import { settle } from "../market/agree.ts"
import { attempt } from "../market/attempt.ts"
import type { Figure } from "../market/figure.ts"
import type { When } from "../market/fitness.ts"
import type { FigureId, Observation } from "../market/observation.ts"
import type { OpenSource, Reading } from "../market/source.ts"
import type { JobDeps } from "./deps.ts"

/**
 * One figure as the sources agree on it at `when.slot`, by the rule of any gathering: enough origins, not far apart, not
 * old. Those that are a fallback are asked where the others do not agree. Null where no source that gives it is on.
 */
export async function askFigure(
  { get, sources }: Pick<JobDeps, "get" | "sources">,
  id: FigureId,
  when: When,
): Promise<Figure | null> {
  const due = sources.flatMap((open) => readingsOf(open, id))
  if (due.length === 0) return null
  const ask = { ...when, get, kept: () => null }
  const heard: Observation[] = []
  for (const turn of ["first", "if held"] as const) {
    const asked = due.filter(({ reading }) => (reading.turn ?? "first") === turn)
    const said = await Promise.all(asked.map((each) => attempt(each, ask)))
    heard.push(...said.flatMap(({ observations }) => observations.filter(({ figure }) => figure === id)))
    const figure = settle(id, heard, when)
    if (figure.outcome !== "held") return figure
  }
  return settle(id, heard, when)
}

const readingsOf = ({ source, access }: OpenSource, id: FigureId): { name: string; reading: Reading }[] =>
  source
    .readings(access)
    .flatMap((reading) => (reading.figures.includes(id) ? { name: source.name, reading } : []))
