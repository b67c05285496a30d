import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { onByDefault, type Provider, providers } from "../../src/market/providers.ts"
import { sources } from "../../src/market/sources/all.ts"
import { sourcesPage } from "./sources-page.ts"

const page = () => readFileSync("docs/sources.md", "utf8")

test("docs/sources.md is what the sources say of themselves", async () => {
  await expect(sourcesPage).toMatchFileSnapshot("../../docs/sources.md")
})

test.each(sources.map(({ name }) => name))(
  "it has %s with its terms, its attribution and its variable",
  (name) => {
    const { home, url, licence }: Provider = providers[name]
    const row = page()
      .split("\n")
      .find((line) => line.includes(`| \`${name}\` |`))
    for (const part of [home, url, licence.terms, licence.commercial, `${name.toUpperCase()}_URL`]) {
      expect(row).toContain(part)
    }
    if (licence.attribution !== null) expect(row).toContain(licence.attribution)
  },
)

test("what forbids a publisher's use is off by default, and the page says so and what turns it on", () => {
  const forbidden = sources
    .map(({ name }) => name)
    .filter((name) => providers[name].licence.commercial === "forbidden")
  expect(forbidden.length).toBeGreaterThan(0)
  for (const name of forbidden) {
    expect(onByDefault(name)).toBe(false)
    expect(page()).toContain(`free tier forbids a publisher's use; \`SOURCES_ON=${name}\` turns it on`)
  }
})
