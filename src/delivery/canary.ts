/** What an earlier edition went out with, and when, in milliseconds since 1970. */
export type Before = { from: string; createdAt: number }

/** So many editions after something new are tried on a few readers first. */
export const canaryEditions = 3
const share = 0.01
const fewest = 500
const perChunk = 100

/**
 * Whether an edition is to be tried on a few of its readers first: of the editions since the last import, sent from this
 * domain, there are fewer than three.
 *
 * isCanaryDue("News <a@one.example>", null, []) // => true, for nobody knows this domain yet
 */
export function isCanaryDue(from: string, importedAt: number | null, before: readonly Before[]): boolean {
  const changed = before.findIndex((each) => domainOf(each.from) !== domainOf(from))
  const ofDomain = changed === -1 ? before : before.slice(0, changed)
  const since = ofDomain.filter(({ createdAt }) => importedAt === null || createdAt > importedAt)
  return since.length < canaryEditions
}

/**
 * Every how manieth chunk makes the canary: one reader in a hundred and at least 500, from all over the list, for those
 * who came last are not like those who came first. 1 where that is everyone.
 *
 * strideOf(10_000) // => 20, five chunks of a hundred
 */
export function strideOf(readers: number): number {
  const chunks = Math.ceil(readers / perChunk)
  const wanted = Math.ceil(Math.max(fewest, readers * share) / perChunk)
  return Math.max(1, Math.floor(chunks / wanted))
}

/** Whether a chunk may go, now that every `stride`th may. */
export const mayGo = (seq: number, stride: number | null): boolean => stride === null || seq % stride === 0

/** The domain of a From header, in lower case. */
const domainOf = (from: string): string => (/@([^\s<>@]+?)>?\s*$/.exec(from)?.[1] ?? "").toLowerCase()
