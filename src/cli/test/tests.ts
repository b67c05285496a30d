import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Count, countFile } from "./count.ts"
import { type Part, runTool } from "./tool.ts"

export type Tests = Part & Count

/** The projects of vitest.config.ts: in one run their files would wait for one another. */
const runs: { name: string; args: string[] }[] = [
  { name: "tests in Node", args: ["--project", "pure", "--project", "cli"] },
  { name: "tests in workerd", args: ["--project", "worker"] },
  { name: "stories in workerd", args: ["--project", "stories"] },
]

/** Runs every test, side by side, and counts them. What a run has to say is shown when it is over. */
export const runTests = (): Promise<Tests[]> =>
  Promise.all(
    runs.map(async ({ name, args }) => {
      const folder = mkdtempSync(join(tmpdir(), "plumbline-test-"))
      const file = join(folder, "count.json")
      const reporters = ["--reporter=default", "--reporter=./src/cli/test/count-reporter.ts"]
      try {
        const command = ["vitest", "run", ...args, "--silent=passed-only", ...reporters]
        const first = await runTool(command, { [countFile]: file })
        console.log(first.said)
        // A runtime that never answers its runner says nothing of the tests. A test that fails is not tried again.
        const last = first.hung ? await runTool(command, { [countFile]: file }) : first
        if (last !== first) console.log(last.said)
        return { name, ok: last.ok, seconds: last.seconds, ...readCount(file) }
      } finally {
        rmSync(folder, { recursive: true })
      }
    }),
  )

/** A run that broke off has counted nothing. */
function readCount(file: string): Count {
  try {
    return Count.parse(JSON.parse(readFileSync(file, "utf8")))
  } catch {
    return { passed: 0, failed: [], skipped: [] }
  }
}
