import type { Command } from "commander"
import { exitCodes, Stop } from "../exit.ts"
import { runChecks } from "../test/checks.ts"
import { runTests } from "../test/tests.ts"

/** `test`: everything that must hold. */
export function addTest(program: Command): void {
  program
    .command("test")
    .description("everything that must hold: format, lint, import rules, types, all tests")
    .option("--no-skips", "a skipped test fails (also when the variable CI is set)")
    .action(async ({ skips }: { skips: boolean }) => {
      const mayBeSkipped = skips && !process.env.CI
      console.log("format, lint, import rules and types; then all tests, which take some minutes\n")
      const checks = await runChecks()
      const tests = await runTests()
      const parts = [...checks, ...tests]
      const passed = tests.reduce((all, part) => all + part.passed, 0)
      const failed = tests.flatMap((part) => part.failed)
      const skipped = tests.flatMap((part) => part.skipped)

      console.log()
      for (const { name, ok, seconds } of parts) {
        console.log(`${ok ? "ok  " : "FAIL"}  ${name.padEnd(32)}${seconds.toFixed(1).padStart(6)} s`)
      }
      for (const { name, why } of skipped) console.log(`skipped: ${name}${why === null ? "" : ` (${why})`}`)
      // Said last, for of a long run only the end is at hand.
      for (const { name, why } of failed)
        console.log(`failed: ${name}${why === null ? "" : `\n${indented(why)}`}`)
      console.log(`${passed} passed, ${failed.length} failed, ${skipped.length} skipped`)

      const broken = parts.filter(({ ok }) => !ok).map(({ name }) => name)
      if (broken.length > 0) throw new Stop(exitCodes.failed, `this does not hold: ${broken.join("; ")}`)
      if (!mayBeSkipped && skipped.length > 0) {
        throw new Stop(exitCodes.failed, "a test was skipped, and none may be")
      }
    })
}

const indented = (text: string): string => text.replace(/^/gm, "        ")
