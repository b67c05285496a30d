/**
 * What a replayed provider says to one request, and the series it was rebuilt from; null where the day has no value.
 * `html` is for a provider that has a page and no API.
 */
export type Answer = { body: unknown; rebuiltFrom: string } | { html: string; rebuiltFrom: string } | null

/** A number as providers with JSON numbers write it; null stays null. */
export const asNumber = (cell: string | null): number | null => (cell === null ? null : Number(cell))

/** Several origins in one name, each once. */
export const together = (origins: readonly string[]): string => [...new Set(origins)].join(", ")
