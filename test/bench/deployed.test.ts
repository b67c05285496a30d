import { expect, test } from "vitest"
import { bundleIn, computingMs } from "./deployed.ts"

test("the size of the Worker is what wrangler tells", () => {
  const said = "⛅️ wrangler\nTotal Upload: 2935.13 KiB / gzip: 659.08 KiB\nYour Worker has access to …"
  expect(bundleIn(said)).toEqual({ rawKiB: 2935.13, gzipKiB: 659.08 })
  expect(() => bundleIn("✘ [ERROR] no such entry")).toThrow("wrangler told no size: ✘ [ERROR] no such entry")
})

test("what is computed at the start counts, and waiting does not", () => {
  const profile = {
    nodes: [
      { id: 1, callFrame: { functionName: "(idle)" } },
      { id: 2, callFrame: { functionName: "" } },
      { id: 3, callFrame: { functionName: "(garbage collector)" } },
    ],
    samples: [1, 2, 2, 3, 1],
    timeDeltas: [90_000, 1_500, 2_500, 1_000, 500_000],
  }
  expect(computingMs(profile)).toBe(5)
})
