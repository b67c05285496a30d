import { type Part, runTool } from "./tool.ts"

const typesOf = (project: string): string[] => ["tsc", "--noEmit", "-p", project]

const checks: { name: string; command: string[] }[] = [
  { name: "format, lint and import rules", command: ["biome", "check", "--error-on-warnings", "."] },
  { name: "the types of wrangler.toml", command: ["wrangler", "types", "--check"] },
  { name: "types: src and emails", command: typesOf("tsconfig.json") },
  { name: "types: src/cli", command: typesOf("src/cli/tsconfig.json") },
  { name: "types: test", command: typesOf("test/tsconfig.json") },
]

/** Runs all that needs no test runner, side by side; what a check has to say is shown when it failed. */
export const runChecks = (): Promise<Part[]> =>
  Promise.all(
    checks.map(async ({ name, command }) => {
      const { ok, said, seconds } = await runTool(command)
      if (!ok) console.log(`${name}: ${command.join(" ")}\n${said}`)
      return { name, ok, seconds }
    }),
  )
