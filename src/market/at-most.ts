/** Where something waits: `behind` is what comes when nothing else waits. */
export type Place = "in line" | "behind"

/**
 * Runs what it is given, no more than `limit` at once; the rest waits in the order of asking, what stands `behind` last.
 *
 * const inLine = atMost(6)
 * await Promise.all(urls.map((url) => inLine(() => get(url))))
 */
export function atMost(limit: number): <T>(run: () => Promise<T>, place?: Place) => Promise<T> {
  let free = limit
  const waiting: Record<Place, (() => void)[]> = { "in line": [], behind: [] }
  return async (run, place = "in line") => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting[place].push(resolve))
    try {
      return await run()
    } finally {
      const next = waiting["in line"].shift() ?? waiting.behind.shift()
      if (next) next()
      else free += 1
    }
  }
}
