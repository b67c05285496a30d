import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { expect, test } from "vitest"
import * as z from "zod"

// One tree with a breach of each rule, linted once with the project's own configuration. Biome cannot do it from stdin:
// there `biome lint` prints no diagnostics.

type Line = { path: string; code: string; refusal: string | null }

const imports: [path: string, from: string, name: string, refusal: string][] = [
  ["src/market/agree.ts", "./sources/kraken.ts", "kraken", "market is pure"],
  ["src/market/agree.ts", "../outside.ts", "createGet", "market is pure"],
  ["src/market/agree.ts", "./attempt.ts", "attempt", "market is pure"],
  ["src/market/gather.ts", "./sources/kraken.ts", "kraken", "handed its sources"],
  ["src/market/gather.ts", "../outside.ts", "createGet", "Capitalised"],
  ["src/market/probe.ts", "./sources/kraken.ts", "kraken", "handed its sources"],
  ["src/market/sources/kraken.ts", "../../store/files.ts", "filesIn", "no other edge"],
  ["src/market/sources/kraken.ts", "../../mailer/resend.ts", "createMailer", "no other edge"],
  ["src/analysis/return.ts", "../edition/compose.ts", "composeEdition", "analysis is pure"],
  ["src/analysis/return.ts", "hono", "Hono", "analysis is pure"],
  ["src/analysis/return.ts", "../market/gather.ts", "gather", "analysis is pure"],
  ["src/edition/compose.ts", "../subscribers/token.ts", "sign", "edition is pure"],
  ["src/edition/compose.ts", "../config.ts", "readConfig", "edition is pure"],
  ["src/edition/claims/cost.ts", "../../store/editions.ts", "editionsIn", "edition is pure"],
  ["src/chart/chart.ts", "../store/files.ts", "filesIn", "chart is pure"],
  ["src/chart/picture.ts", "fflate", "zlibSync", "chart is pure"],
  ["src/chart/png.ts", "../edition/edition.ts", "Edition", "what makes pixels"],
  ["src/subscribers/consent.ts", "../store/subscribers.ts", "subscribersIn", "subscribers is pure"],
  ["src/subscribers/import/recognise.ts", "../../store/subscribers.ts", "subscribersIn", "rules are pure"],
  ["src/subscribers/import/formats/ghost.ts", "csv-parse", "parse", "rules are pure"],
  ["src/delivery/chunk.ts", "../store/ledger.ts", "ledgerIn", "rules are pure"],
  ["src/delivery/chunk.ts", "./deliver.ts", "deliver", "rules are pure"],
  ["src/delivery/broadcast.ts", "./deliver.ts", "deliver", "rules are pure"],
  ["src/delivery/deliver.ts", "../store/ledger.ts", "ledgerIn", "Capitalised"],
  ["src/delivery/deliver.ts", "../mailer/resend.ts", "createMailer", "Capitalised"],
  ["src/delivery/deliver.ts", "../http/app.ts", "app", "through interfaces"],
  ["src/jobs/watchdog.ts", "../store/editions.ts", "editionsIn", "Capitalised"],
  ["src/jobs/watchdog.ts", "../outside.ts", "createGet", "Capitalised"],
  ["src/jobs/watchdog.ts", "../http/app.ts", "app", "never http"],
  ["src/http/public/subscribe.ts", "../../jobs/decide.ts", "decide", "http never imports"],
  ["src/http/public/subscribe.ts", "../../mailer/resend.ts", "createMailer", "http never imports"],
  ["src/http/public/subscribe.ts", "../../market/sources/kraken.ts", "kraken", "http never imports"],
  ["src/http/public/subscribe.ts", "../../store/subscribers.ts", "subscribersIn", "Capitalised"],
  ["src/store/editions.ts", "../mailer/resend.ts", "createMailer", "another edge"],
  ["src/store/editions.ts", "../outside.ts", "createGet", "another edge"],
  ["src/mailer/resend.ts", "../store/editions.ts", "editionsIn", "another edge"],
  ["src/mailer/resend.ts", "../outside.ts", "createGet", "another edge"],
  ["src/outside.ts", "./store/files.ts", "filesIn", "another edge"],
  ["src/config.ts", "./deps.ts", "createDeps", "config is text"],
  ["src/config.ts", "./market/sources/all.ts", "sources", "config is text"],
  ["src/deps.ts", "./cli/main.ts", "main", "deps picks"],
  ["src/deps.ts", "./http/app.ts", "app", "deps picks"],
  ["src/deps.ts", "../test/demonstration.ts", "demonstration", "deps picks"],
  ["src/index.ts", "./store/editions.ts", "editionsIn", "index wires"],
  ["src/index.ts", "./mailer/resend.ts", "createMailer", "index wires"],
  ["src/index.ts", "./cli/main.ts", "main", "index wires"],
  ["src/index.ts", "../test/demonstration.ts", "demonstration", "index wires"],
  ["emails/edition.tsx", "../src/config.ts", "readConfig", "emails may import"],
  ["emails/edition.tsx", "hono/jsx", "Fragment", "emails may import"],
  ["emails/edition.tsx", "../src/edition/compose.ts", "composeEdition", "Capitalised"],
]

const folders = ["market/sources", "analysis", "edition", "chart", "subscribers", "delivery", "jobs", "http"]
const places = [...folders, "store", "mailer"].flatMap((folder): [string, string][] => {
  const up = "../".repeat(folder.split("/").length)
  return [
    [`src/${folder}/it.ts`, `${up}cli/main.ts`],
    [`src/${folder}/it.ts`, `${up}../test/outside/world.ts`],
  ]
})

const everywhere = ["src/analysis/it.ts", "src/jobs/it.ts", "src/http/it.ts", "src/index.ts", "emails/it.tsx"]
const globals: [code: string, paths: string[], refusal: string][] = [
  ["Date.now()", [...everywhere, "src/store/it.ts"], "global variable Date"],
  ["Date.now()", ["src/outside.ts"], "'Date.now'"],
  ["new Date()", [...everywhere, "src/store/it.ts"], "global variable Date"],
  ["performance.now()", [...everywhere, "src/store/it.ts", "src/outside.ts"], "global variable performance"],
  ["Math.random()", [...everywhere, "src/store/it.ts", "src/outside.ts"], "'Math.random'"],
  ["crypto.randomUUID()", [...everywhere, "src/store/it.ts", "src/outside.ts"], "'crypto.randomUUID'"],
  [
    "crypto.getRandomValues(bytes)",
    [...everywhere, "src/store/it.ts", "src/outside.ts"],
    "'crypto.getRandomValues'",
  ],
  [
    'fetch("https://example.com")',
    [...everywhere, "src/store/it.ts", "src/deps.ts"],
    "global variable fetch",
  ],
  [
    'globalThis.fetch("https://example.com")',
    [...everywhere, "src/store/it.ts", "src/deps.ts"],
    "'globalThis.fetch'",
  ],
  ['env.DB.prepare("SELECT 1")', [...everywhere, "src/deps.ts", "src/outside.ts"], "property 'prepare'"],
]

const allowed: [path: string, code: string][] = [
  ["src/analysis/it.ts", 'export { exact } from "./decimal.ts"'],
  ["src/analysis/it.ts", 'export { Fact } from "../edition/fact.ts"'],
  ["src/edition/facts/it.ts", 'export { exact } from "../../analysis/decimal.ts"'],
  ["src/edition/facts/it.ts", 'export { Fact } from "../fact.ts"'],
  ["src/market/sources/it.ts", 'export { OutsideError } from "../../outside.ts"'],
  ["src/market/probe.ts", 'export { OutsideError } from "../outside.ts"'],
  ["src/config.ts", 'export { providers } from "./market/providers.ts"'],
  ["src/delivery/it.ts", 'export type { Mail } from "../mailer/mailer.ts"'],
  ["src/jobs/it.ts", 'export type { Editions } from "../store/editions.ts"'],
  ["src/jobs/it.ts", 'export { gather } from "../market/gather.ts"'],
  ["src/http/public/it.tsx", 'export { Hono } from "hono"'],
  ["src/store/it.ts", 'export const it = db.prepare("SELECT 1")'],
  ["src/deps.ts", "export const it = [Date.now(), crypto.randomUUID(), Math.random()]"],
  ["src/deps.ts", 'export { editionsIn } from "./store/editions.ts"'],
  ["src/outside.ts", 'export const it = fetch("https://example.com")'],
  ["src/index.ts", 'export { Limiter } from "./delivery/limiter.ts"'],
  ["src/cli/it.ts", 'export { main } from "../../test/outside/world.ts"'],
  ["src/cli/it.ts", "export const it = Date.now()"],
  ["emails/it.tsx", 'export { Text } from "@react-email/components"'],
]

const lines: Line[] = [
  ...imports.map(([path, from, name, refusal]) => ({
    path,
    code: `export { ${name} } from "${from}"`,
    refusal,
  })),
  ...places.map(([path, from]) => ({
    path,
    code: `export { it } from "${from}"`,
    refusal: "noRestrictedImports",
  })),
  ...globals.flatMap(([code, paths, refusal]) =>
    paths.map((path) => ({ path, code: `export const it = () => ${code}`, refusal })),
  ),
  ...allowed.map(([path, code]) => ({ path, code, refusal: null })),
]

const Report = z.object({
  diagnostics: z.array(
    z.looseObject({
      category: z.string(),
      location: z.object({ path: z.string(), start: z.object({ line: z.int() }) }),
    }),
  ),
})

/** What the import rules say of each line, as one text; "" if nothing. */
function lintTree(tree: Line[]): string[] {
  const root = mkdtempSync(join(tmpdir(), "plumbline-import-rules-"))
  try {
    cpSync("biome.json", join(root, "biome.json"))
    const files = Map.groupBy(tree, (line) => line.path)
    for (const [path, inside] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), inside.map((line) => `${line.code}\n`).join(""))
    }
    const run = spawnSync(
      resolve("node_modules/.bin/biome"),
      ["lint", "--vcs-enabled=false", "--reporter=json", "--max-diagnostics=none"],
      { cwd: root, encoding: "utf8" },
    )
    const { diagnostics } = Report.parse(JSON.parse(run.stdout))
    return tree.map((line) => {
      const number = (files.get(line.path) ?? []).indexOf(line) + 1
      return diagnostics
        .filter((found) => /\/no(Js)?Restricted/.test(found.category))
        .filter((found) => found.location.path === line.path && found.location.start.line === number)
        .map((found) => JSON.stringify(found))
        .join("\n")
    })
  } finally {
    rmSync(root, { recursive: true })
  }
}

const said = lintTree(lines)
const cases = lines.map((line, index) => ({ ...line, said: said[index] }))

test.each(cases.filter((line) => line.refusal !== null))("$path may not say: $code", (line) => {
  expect(line.said).toContain(line.refusal)
})

test.each(cases.filter((line) => line.refusal === null))("$path may say: $code", (line) => {
  expect(line.said).toBe("")
})
