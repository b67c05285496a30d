import { agree } from "../market/agree.ts"
import type { Reason } from "../market/figure.ts"
import type { Observation } from "../market/observation.ts"
import { composeFromFigures } from "./compose-figures.ts"
import type { Composed } from "./evidence.ts"
import type { Previous, Settings } from "./settings.ts"

/** What the sources said, and which of them failed. */
export type Heard = { observations: readonly Observation[]; failures: readonly Reason[] }

/**
 * Composes an edition, with its proof, from what the sources said. The same observations, settings and previous edition
 * give the same bytes; a failure of a source is among the reasons and does not hold the edition by itself.
 *
 * composeEdition({ observations: [], failures: [] }, settings, null).edition.status // => "held"
 */
export function composeEdition(
  { observations, failures }: Heard,
  settings: Settings,
  previous: Previous | null,
): Composed {
  const figures = agree([...observations], { day: settings.day, slot: settings.slot })
  return composeFromFigures({ figures, reasons: failures }, settings, previous)
}
