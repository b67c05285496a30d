/** What a replayed provider says to one request, and the series it was rebuilt from; null where the day has no value. */
export type Answer = { body: unknown; rebuiltFrom: string } | null

/** A number as providers with JSON numbers write it; null stays null. */
export const asNumber = (cell: string | null): number | null => (cell === null ? null : Number(cell))
