import { writeFileSync } from "node:fs"
import type { Reporter, TestModule } from "vitest/node"
import { type Count, countFile } from "./count.ts"

/** A Vitest reporter that counts tests over all projects, and notes of each skipped one why (`context.skip("why")`). */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env[countFile]
    if (file === undefined) return
    const count: Count = { passed: 0, failed: 0, skipped: [] }
    for (const testModule of modules) {
      for (const test of testModule.children.allTests()) {
        const result = test.result()
        if (result.state === "passed") count.passed += 1
        else if (result.state === "failed") count.failed += 1
        else {
          const why = (result.state === "skipped" && result.note) || null
          count.skipped.push({ name: `${testModule.relativeModuleId}: ${test.fullName}`, why })
        }
      }
    }
    writeFileSync(file, JSON.stringify(count))
  }
}
