import { fillables, firstDay } from "../../../src/market/backfill/all.ts"
import { type Backfill, backfill } from "../../../src/market/backfill/run.ts"
import { createOutside } from "../../../src/outside.ts"
import { lastDay, providersApp } from "./providers.ts"

/** A folder in memory, the stand-ins, and what was asked of them. */
export function createFolder() {
  const asked: string[] = []
  const files = new Map<string, string>()
  let pauses = 0
  const run = (series: readonly string[], more: Partial<Backfill> = {}) => {
    const app = providersApp(asked)
    const { get } = createOutside({
      now: () => Date.parse("2026-02-09T12:00:00Z"),
      userAgent: "test",
      fetch: async (url, init) => app.fetch(new Request(url, init)),
      sleep: async () => {},
    })
    return backfill({
      fillables: fillables.filter((each) => series.includes(each.series)),
      store: {
        read: async (name) => files.get(name) ?? null,
        write: async (name, text) => {
          files.set(name, text)
        },
      },
      from: firstDay,
      to: lastDay,
      urlOf: (provider) => `http://127.0.0.1:9/${provider}`,
      get,
      pause: async () => {
        pauses += 1
      },
      reached: () => {},
      done: () => {},
      ...more,
    })
  }
  return {
    asked,
    files,
    run,
    pauses: () => pauses,
    linesOf: (name: string) => files.get(name)?.trimEnd().split("\n") ?? [],
  }
}
