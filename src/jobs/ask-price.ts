import { attempt } from "../market/attempt.ts"
import type { Figure } from "../market/figure.ts"
import type { When } from "../market/fitness.ts"
import type { Observation } from "../market/observation.ts"
import type { OpenSource, Reading } from "../market/source.ts"
import { agreeOnValue } from "../market/value-agreement.ts"
import type { JobDeps } from "./deps.ts"

/**
 * Bitcoin's price as the sources agree on it at `when.slot`, by the rule of any gathering: two origins, not far apart, not
 * old. Those that are a fallback are asked where the others do not agree. Null where no source that gives it is on.
 */
export async function askPrice(
  { get, sources }: Pick<JobDeps, "get" | "sources">,
  when: When,
): Promise<Figure | null> {
  const due = sources.flatMap((open) => readingsOf(open))
  if (due.length === 0) return null
  const ask = { ...when, get, kept: () => null }
  const heard: Observation[] = []
  for (const turn of ["first", "if held"] as const) {
    const asked = due.filter(({ reading }) => (reading.turn ?? "first") === turn)
    const said = await Promise.all(asked.map((each) => attempt(each, ask)))
    heard.push(
      ...said.flatMap(({ observations }) => observations.filter(({ figure }) => figure === "btc.spot")),
    )
    const price = agreeOnValue("btc.spot", heard, when)
    if (price.outcome !== "held") return price
  }
  return agreeOnValue("btc.spot", heard, when)
}

const readingsOf = ({ source, access }: OpenSource): { name: string; reading: Reading }[] =>
  source
    .readings(access)
    .flatMap((reading) => (reading.figures.includes("btc.spot") ? { name: source.name, reading } : []))
