import { Edition } from "../edition/edition.ts"
import { findStale, type Spot } from "../edition/freshness.ts"
import { instantOf } from "../market/day.ts"
import type { Reason } from "../market/figure.ts"
import { requirements } from "../market/requirements.ts"
import type { EditionRow } from "../store/edition-row.ts"
import { askFigure } from "./ask-figure.ts"
import type { JobDeps } from "./deps.ts"
import { isTooLate } from "./plan-delivery.ts"
import { provedFacts } from "./proved-facts.ts"

/** How often an edition is composed anew by itself before it is held. */
const recompositionsAtMost = 2

/** A price may be as old as this wherever one is asked for; so long a finding stands, and so long an edition needs none. */
const priceHoldsMs = requirements["btc.spot"].maxAgeHours * 3_600_000

/**
 * Looks at a released edition once more, just before it goes, and returns it as it then stands: fit to be planned; being
 * made anew as its next version, because bitcoin has moved from the price that it prints or past its headline; or, after
 * two such versions, held. A finding is kept with the version and stands for 15 minutes, so that a run that is taken up
 * again does not ask again.
 *
 * Where bitcoin cannot be asked, an edition frozen at most 15 minutes ago goes: its own price is no older than any
 * gathering accepts. An older one is held, for nobody can say what has happened meanwhile: all that it says of UTC closes
 * is as true as it was, yet its headline may mislead. Where no source of a price is on, there is nothing to ask and
 * nothing printed that could be behind: it goes.
 */
export async function checkFreshness(deps: JobDeps, row: EditionRow): Promise<EditionRow> {
  const now = deps.now()
  // One that is too late is not sent, and needs no price.
  if (row.state !== "released" || isTooLate(deps, row)) return row
  if (row.fresh !== null && now - row.fresh.at <= priceHoldsMs) return row
  const { slug, version } = row

  // A replayed slot lies long past; its providers answer as of then.
  const moment = instantOf(row.slot_at + now - row.due_at)
  const price = await askFigure(deps, "btc.spot", { day: row.day, slot: moment })
  const spot = price?.kind === "value" ? { price: price.value, asOf: price.asOf } : null
  const unknown =
    price?.kind === "none" && now - (row.frozen_at ?? 0) > priceHoldsMs ? [price.reason, late] : []
  const stale = spot ? await staleAt(deps, row, spot) : unknown

  if (stale.length === 0) {
    await deps.editions.noteFresh(slug, version, { at: now, price: spot?.price ?? null })
  } else if (spot && row.recomposed < recompositionsAtMost) {
    await deps.editions.recompose(slug, version, stale, now)
  } else {
    await deps.editions.hold(slug, version, [...row.reasons, ...stale], now)
  }
  const found = await deps.editions.find(slug)
  if (found === null) throw new Error(`no edition ${slug} to look at`)
  deps.log("edition looked at", {
    slug,
    version,
    price: spot?.price ?? null,
    state: found.state,
    stale: stale.map(({ detail }) => detail).join("; "),
  })
  // Another run may have put a version in this one's place, which is to be looked at itself.
  return found.version === version ? found : checkFreshness(deps, found)
}

const late: Reason = {
  code: "stale",
  figure: "btc.spot",
  detail: `bitcoin's price could not be asked for before the first mail, and the edition was made more than ${priceHoldsMs / 60_000} minutes before`,
}

async function staleAt({ files }: JobDeps, row: EditionRow, spot: Spot): Promise<Reason[]> {
  if (row.edition_sha === null) throw new Error(`edition ${row.slug} is not frozen`)
  const edition = Edition.parse(JSON.parse(await files.get(row.edition_sha)))
  return findStale(edition, await provedFacts(files, row), spot)
}
