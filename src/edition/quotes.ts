import * as z from "zod"
import { regimes } from "../analysis/regime.ts"
import { dayNumber } from "../market/day.ts"
import { Day } from "../market/observation.ts"
import { hash } from "./claim.ts"
import type { Edition } from "./edition.ts"
import type { Fact, Facts } from "./fact.ts"
import type { DayContext } from "./facts/day-context.ts"
import { type Provenance, wordFact } from "./facts/record.ts"
import { printedTexts } from "./printed.ts"
import { type Problem, refuseIf } from "./verify/problem.ts"

/** What someone said or wrote, byte for byte as it stands at the link, and the states of the market it may be quoted in. */
export const Quote = z.object({
  text: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .regex(/^[^“”%]+$/, "without quotation marks of its own"),
  who: z.string().min(1),
  url: z.url({ protocol: /^https$/ }),
  day: Day,
  regimes: z.array(z.enum(regimes)).min(1),
})
export type Quote = z.infer<typeof Quote>

/** Every statement that may be quoted. Each is copied from its source by hand and looked at by a second pair of eyes. */
export const quotes: readonly Quote[] = []

/** A statement is quoted within so many days. */
const freshDays = 14

/**
 * The statement that an edition quotes: of the days before it, said of such a market; at most one, chosen by the seed.
 *
 * findQuote(quotes, { day: "2026-02-08", regime: "relief-bounce", seed: "bitcoin/2026-02-08" }) // => null
 */
export function findQuote(
  store: readonly Quote[],
  { day, regime, seed }: { day: Day; regime: string; seed: string },
): Quote | null {
  const fit = store.filter((quote) => {
    const age = dayNumber(day) - dayNumber(quote.day)
    return age >= 0 && age <= freshDays && quote.regimes.some((each) => each === regime)
  })
  return fit[hash(`${seed}/quote`) % Math.max(1, fit.length)] ?? null
}

/**
 * The quoted statement as facts: `quote.text`, `.who`, `.url`, `.day`.
 *
 * quoteFacts(context, sofar) // => []
 */
export function quoteFacts(
  { settings }: Pick<DayContext, "settings">,
  sofar: Facts,
  store: readonly Quote[] = quotes,
): Fact[] {
  const regime = sofar.get("regime")?.value
  const seed = `${settings.newsletter}/${settings.slug}`
  const quote = regime === undefined ? null : findQuote(store, { day: settings.day, regime, seed })
  if (!quote) return []
  const from: Provenance = {
    asOf: `${quote.day}T00:00:00Z`,
    method: "quote@1",
    inputs: ["regime"],
    quality: "external",
  }
  return [
    wordFact("quote.text", "text", quote.text, from),
    wordFact("quote.who", "text", quote.who, from),
    wordFact("quote.url", "text", quote.url, from),
    wordFact("quote.day", "day", quote.day, from),
  ]
}

/**
 * What is wrong with the quotations of an edition: words between quotation marks that are not, byte for byte, a stored
 * statement; one whose speaker, link or day is not the stored one; more than one.
 *
 * quoteProblems(edition, facts) // => []
 */
export function quoteProblems(edition: Edition, facts: Facts, store: readonly Quote[] = quotes): Problem[] {
  const known = (text: string): boolean =>
    store.some(
      (quote) =>
        quote.text === text &&
        facts.get("quote.text")?.value === text &&
        facts.get("quote.who")?.value === quote.who &&
        facts.get("quote.url")?.value === quote.url &&
        facts.get("quote.day")?.value === quote.day,
    )
  const quoted = printedTexts(edition).flatMap(({ kind, where, text }) =>
    kind === "sentence" ? quotationsIn(text.text).map((words) => ({ where, words })) : [],
  )
  return [
    ...quoted.flatMap(({ where, words }) =>
      refuseIf(!known(words), where, `“${words}” is not what anyone is known to have said`),
    ),
    ...refuseIf(quoted.length > 1, "edition", `${quoted.length} statements are quoted, at most one is due`),
  ]
}

/**
 * What a text puts between quotation marks, double or single; a double one without its other half runs to the end.
 *
 * quotationsIn("It “felt like” a fall") // => ["felt like"]
 */
export function quotationsIn(text: string): string[] {
  const double = /[“”"]([^“”"]*)(?:[“”"]|$)/gu
  // An apostrophe follows a letter; a single opening mark does not.
  const single = /(?<![\p{L}\p{N}])[‘']([^‘’']+)[’'](?!\p{L})/gu
  return [...text.matchAll(double), ...text.replace(double, "").matchAll(single)].map(
    ([, words = ""]) => words,
  )
}
