import { writeFileSync } from "node:fs"
import type { TestError } from "vitest"
import type { Reporter, SerializedError, TestModule } from "vitest/node"
import { type Count, countFile } from "./count.ts"

/** A Vitest reporter that counts tests over all projects, and notes why one failed or was skipped (`context.skip("why")`). */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env[countFile]
    if (file === undefined) return
    const count: Count = { passed: 0, failed: [], skipped: [] }
    for (const testModule of modules) {
      const place = testModule.relativeModuleId
      // A file that could not be loaded has no test that could fail.
      for (const error of testModule.errors()) count.failed.push({ name: place, why: error.message })
      for (const test of testModule.children.allTests()) {
        const result = test.result()
        const name = `${place}: ${test.fullName}`
        if (result.state === "passed") count.passed += 1
        else if (result.state === "failed") count.failed.push({ name, why: firstError(result.errors) })
        else count.skipped.push({ name, why: (result.state === "skipped" && result.note) || null })
      }
    }
    for (const error of unhandled) count.failed.push({ name: "outside any test", why: error.message })
    writeFileSync(file, JSON.stringify(count))
  }
}

/** What the test expected, and where. */
function firstError([error]: readonly TestError[]): string | null {
  if (error === undefined) return null
  const [place] = error.stacks ?? []
  return [error.message, ...(place === undefined ? [] : [`at ${place.file}:${place.line}`])].join("\n")
}
