import type { Fact } from "../fact.ts"
import type { Settings } from "../settings.ts"
import { type Provenance, wordFact } from "./record.ts"

/**
 * What the settings say, as facts, so that it too is printed only from a span: the publisher's statement of holdings,
 * the edition's day, slot, cadence and address.
 *
 * settingsFacts(settings).map(({ id }) => id) // => ["publisher.holdings", "edition.day", …]
 */
export function settingsFacts(settings: Settings): Fact[] {
  const from: Provenance = { asOf: settings.slot, method: "setting@1", inputs: [], quality: "external" }
  return [
    wordFact("publisher.holdings", "text", settings.holdings, from),
    wordFact("edition.day", "day", settings.day, from),
    wordFact("edition.slot", "instant", settings.slot, from),
    wordFact("edition.cadence", "text", settings.cadence, from),
    wordFact("edition.url", "text", `${settings.publicUrl}/editions/${settings.slug}`, from),
  ]
}
