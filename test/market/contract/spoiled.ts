import { Decimal } from "decimal.js"
import { agree } from "../../../src/market/agree.ts"
import type { Figure, Reason } from "../../../src/market/figure.ts"
import { gather } from "../../../src/market/gather.ts"
import { coins, type Observation } from "../../../src/market/observation.ts"
import type { ProviderName } from "../../../src/market/providers.ts"
import { requirements } from "../../../src/market/requirements.ts"
import type { OpenSource, Reading } from "../../../src/market/source.ts"
import { outsideWith, sources, type Trouble, when } from "./documented.ts"

type Heard = { name: ProviderName; reading: Reading; observations: readonly Observation[] }

/** What every reading gives while all is well; a coin that the replay does not know gives nothing. */
export async function hearAll(): Promise<Heard[]> {
  const { get } = outsideWith(null)
  const all = sources.flatMap(({ source, access }) =>
    source.readings(access).map((reading) => ({ name: source.name, reading })),
  )
  return Promise.all(
    all.map(async (each) => ({
      ...each,
      observations: await each.reading.read({ ...when, get, kept: () => null }).catch(() => []),
    })),
  )
}

/** What becomes of the edition's figures when one provider has a trouble and the others, all asked, have none. */
export async function withTrouble(heard: readonly Heard[], provider: ProviderName, trouble: Trouble) {
  const open = heard
    .filter(({ observations }) => observations.length > 0)
    .map(({ name, reading: { figures, read }, observations }): OpenSource => {
      const told: Reading = { figures, read: name === provider ? read : async () => [...observations] }
      return { source: { name, readings: () => [told] }, access: { url: "" } }
    })
  const { observations, failures } = await gather(open, {
    ...when,
    get: outsideWith(trouble).get,
    kept: () => null,
  })
  const figures = agree(observations, when)
  return { failures, figures, named: namesOf(failures, figures, provider) }
}

/** The figures when no provider has any trouble. */
export const healthy = (heard: readonly Heard[]): Figure[] =>
  agree(
    heard.flatMap(({ observations }) => [...observations]),
    when,
  )

/** What a provider's figures are agreed on with: all that is said of them, and of the figures that check them. */
export function besides(heard: readonly Heard[], provider: ProviderName): Heard[] {
  const own = new Set(heard.flatMap(({ name, reading }) => (name === provider ? reading.figures : [])))
  const prices = [...own].some((figure) => /\.(spot|change|ath)/.test(figure))
  const mining = [...own].some((figure) => /difficulty|retarget/.test(figure))
  return heard.filter(({ reading: { figures } }) =>
    figures.some(
      (figure) =>
        own.has(figure) ||
        (prices && coins.some((coin) => figure === `${coin}.daily`)) ||
        (mining && figure === "btc.hash_rate"),
    ),
  )
}

/** The reasons that name a provider: why it failed, or why what it said was set aside. */
function namesOf(failures: readonly Reason[], figures: readonly Figure[], provider: ProviderName): Reason[] {
  const all = [
    ...failures,
    ...figures.flatMap((figure) => (figure.outcome === "held" ? [figure.reason] : (figure.dropped ?? []))),
  ]
  return all.filter(
    ({ source, detail }) => source === provider || new RegExp(`\\b${provider}\\b`).test(detail),
  )
}

/**
 * What is wrong with a figure beside the one that all sources together give, or null: a figure that is held is not wrong.
 * Where venues differ by nature, beside the one that this venue gives.
 */
export function wrongness(figure: Figure, heard: readonly Heard[], all: readonly Figure[]): string | null {
  if (figure.outcome === "held") return null
  const { perVenue = false } = requirements[figure.id]
  const [printed] = figure.observations
  const own = heard.flatMap(({ name, observations }) => (name === printed?.source ? observations : []))
  const known = (perVenue ? agree(own, when) : all).find(({ id }) => id === figure.id)
  if (!known || known.outcome === "held") return `${figure.id} was settled on a spoiled reply alone`
  const { tolerance, absolute = "0" } = requirements[figure.id]
  const far = (ours: string, theirs: string) => {
    const gap = new Decimal(ours).minus(theirs).abs()
    return gap.gt(absolute) && gap.gt(new Decimal(theirs).abs().times(tolerance))
  }
  if (figure.kind === "value" && known.kind === "value") {
    return far(figure.value, known.value) ? `${figure.id} is ${figure.value}, not ${known.value}` : null
  }
  if (figure.kind === "series" && known.kind === "series") {
    const closes = new Map(known.series.map(({ day, c }) => [day, c]))
    const wrong = figure.series.slice(-8).find(({ day, c }) => far(c, closes.get(day) ?? "0"))
    return wrong ? `${figure.id} of ${wrong.day} is ${wrong.c}, not ${closes.get(wrong.day)}` : null
  }
  if (figure.kind === "distribution" && known.kind === "distribution") {
    const amounts = new Map(known.parts.map(({ part, amount }) => [part, amount]))
    const wrong = figure.parts.find(({ part, amount }) => far(amount, amounts.get(part) ?? "0"))
    return wrong ? `${figure.id} has ${wrong.amount} of ${wrong.part}, not ${amounts.get(wrong.part)}` : null
  }
  if (figure.kind === "headlines" && known.kind === "headlines") {
    const wrong = figure.items.find(
      ({ title, published }) =>
        !known.items.some((each) => each.title === title && each.published === published),
    )
    return wrong ? `${figure.id} has "${wrong.title}" of ${wrong.published}` : null
  }
  return `${figure.id} is a ${figure.kind}, not a ${known.kind}`
}
