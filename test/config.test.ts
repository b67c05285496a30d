import { describe, expect, test } from "vitest"
import { readConfig, readSourceSettings, sourceChoice } from "../src/config.ts"
import { providerNames, providers } from "../src/market/providers.ts"
import { demonstration } from "./demonstration.ts"

const choose = (env: Record<string, string>) => {
  const { settings, problems } = readSourceSettings(env)
  if (settings === null) throw new Error(JSON.stringify(problems))
  return sourceChoice(settings)
}
const refused = (env: Record<string, unknown>) => readSourceSettings(env).problems

describe("the sources need no setting", () => {
  test("each is asked at its provider's own address, without a key, and none is named on or off", () => {
    const choice = choose({})
    expect(choice).toMatchObject({ on: [], off: [], keys: {}, history: undefined })
    expect(choice.urls).toEqual(Object.fromEntries(providerNames.map((name) => [name, providers[name].url])))
  })

  test("what a command line finds in its environment beside them is nothing to it", () => {
    expect(refused({ HOME: "/home/somebody", PATH: "/bin", PUBLIC_URL: "nonsense" })).toEqual([])
  })

  test("nor do the Worker's other settings know anything of them", () => {
    const { config } = readConfig({ ...demonstration, SOURCES_OFF: undefined })
    expect(config && sourceChoice(config)).toEqual(choose({}))
  })
})

describe("each base URL can be changed", () => {
  test.each(providerNames)("%s, and nobody else's", (name) => {
    const { urls } = choose({ [`${name.toUpperCase()}_URL`]: "http://127.0.0.1:8789/standin" })
    expect(urls).toEqual({ ...choose({}).urls, [name]: "http://127.0.0.1:8789/standin" })
  })

  test.each([
    ["no address", "there", "an address that begins with https://"],
    ["nothing", "", "an address that begins with https://"],
    ["another protocol", "ftp://example.com", "an address that begins with https://"],
    ["a trailing slash", "https://example.com/", "no trailing slash"],
    ["plain http beyond this machine", "http://example.com", "https, save http on a loopback address"],
    ["http on a host that begins like this machine", "http://127.0.0.1.example.com", "https, save http on"],
  ])("%s is refused by the variable's name, with what is accepted", (_, url, accepted) => {
    expect(refused({ KRAKEN_URL: url })).toEqual([
      { name: "KRAKEN_URL", problem: expect.stringContaining(accepted) },
    ])
  })
})

describe("each source can be switched off and on", () => {
  test.each(providerNames)("%s", (name) => {
    expect(choose({ SOURCES_OFF: name }).off).toEqual([name])
    expect(choose({ SOURCES_ON: name }).on).toEqual([name])
  })

  test("several are separated by commas; blanks and empty places do not matter", () => {
    expect(choose({ SOURCES_OFF: " kraken, ,okx," }).off).toEqual(["kraken", "okx"])
    expect(choose({ SOURCES_OFF: "" }).off).toEqual([])
  })

  test.each([
    ["SOURCES_OFF", "krakn"],
    ["SOURCES_ON", "coinmetrics,krakn,and-another"],
    ["SOURCES_OFF", "Kraken"],
    ["SOURCES_ON", "kraken;okx"],
  ])("a name in %s that is none (%s) is refused once, with all that are accepted", (name, text) => {
    const problems = refused({ [name]: text })
    expect(problems).toEqual([{ name, problem: expect.stringContaining(providerNames.join(", ")) }])
    expect(JSON.stringify(problems)).not.toContain("krakn")
  })
})

describe("keys are optional", () => {
  test("they reach the sources that take one", () => {
    const { keys } = choose({ COINGECKO_KEY: "CG-1", COINMARKETCAP_KEY: "cmc-1" })
    expect(keys).toEqual({ coingecko: "CG-1", coinmarketcap: "cmc-1" })
  })

  test("an empty one is none, as a shell sets it", () => {
    expect(choose({ COINGECKO_KEY: "" }).keys.coingecko).toBeUndefined()
  })

  test("one that would break a header is refused, and never shown", () => {
    const problems = refused({ COINGECKO_KEY: "secret\r\nx: y" })
    expect(problems).toMatchObject([{ name: "COINGECKO_KEY" }])
    expect(JSON.stringify(problems)).not.toContain("secret")
  })
})

test("a folder of history can be named", () => {
  expect(choose({ HISTORY_URL: "http://127.0.0.1:8790" }).history).toBe("http://127.0.0.1:8790")
  expect(refused({ HISTORY_URL: "./data" })).toMatchObject([{ name: "HISTORY_URL" }])
})

describe("the Worker's settings", () => {
  test("all that is wrong is told at once, each by name, once, and without its value", () => {
    const { config, problems } = readConfig({
      ...demonstration,
      FROM: undefined,
      PUBLIC_URL: "a-secret-value",
      EDITORS: "one,two,three",
      SOURCES_OFF: "krakn",
    })
    expect(config).toBeNull()
    expect(problems.map(({ name }) => name).sort()).toEqual(["EDITORS", "FROM", "PUBLIC_URL", "SOURCES_OFF"])
    expect(problems.find(({ name }) => name === "FROM")?.problem).toBe("missing, or not text")
    expect(JSON.stringify(problems)).not.toContain("a-secret-value")
  })

  test("an environment that is none is refused, not a crash", () => {
    expect(readConfig(null).config).toBeNull()
  })
})

describe("who may sign readers up", () => {
  const problemsOf = (settings: Record<string, string>) =>
    readConfig({ ...demonstration, ...settings }).problems

  test("are our own pages, unless origins are listed", () => {
    expect(readConfig(demonstration).config?.ORIGINS).toEqual([])
    const { config } = readConfig({ ...demonstration, ORIGINS: "https://a.example, https://b.example:8443" })
    expect(config?.ORIGINS).toEqual(["https://a.example", "https://b.example:8443"])
    for (const wrong of [
      "*",
      "a.example",
      "http://a.example",
      "https://a.example/",
      "https://a.example/blog",
    ]) {
      expect(problemsOf({ ORIGINS: wrong }).map(({ name }) => name)).toEqual(["ORIGINS"])
    }
  })

  test("are checked by Turnstile only where it has both of its keys", () => {
    const both = { TURNSTILE_SITE_KEY: "1x00000000000000000000AA", TURNSTILE_SECRET: "1x0000" }
    expect(problemsOf(both)).toEqual([])
    expect(problemsOf({ TURNSTILE_SITE_KEY: "", TURNSTILE_SECRET: "" })).toEqual([])
    for (const [there, missing] of [
      ["TURNSTILE_SITE_KEY", "TURNSTILE_SECRET"],
      ["TURNSTILE_SECRET", "TURNSTILE_SITE_KEY"],
    ] as const) {
      const problem = `missing, as ${there} is set: both are accepted, or none`
      expect(problemsOf({ [there]: both[there] })).toEqual([{ name: missing, problem }])
    }
    expect(problemsOf({ TURNSTILE_SECRET: "1x0000", FROM: "" }).map(({ name }) => name)).toEqual([
      "FROM",
      "TURNSTILE_SITE_KEY",
    ])
  })
})

test("who asks for a pace that a broadcast does not keep is told so", () => {
  const problemsOf = (change: object) =>
    readConfig({ ...demonstration, LANE: "broadcast", ...change }).problems.map(({ name }) => name)
  expect(problemsOf({})).toEqual([])
  expect(problemsOf({ WARM_UP: "", SPREAD_MINUTES: "0" })).toEqual([])
  expect(problemsOf({ WARM_UP: "new:2026-11-28", SPREAD_MINUTES: "30" })).toEqual([
    "WARM_UP",
    "SPREAD_MINUTES",
  ])
  expect(problemsOf({ WARM_UP: "new:2026-11-28", SPREAD_MINUTES: "30", LANE: "batch" })).toEqual([])
})

test("the lane is one of two", () => {
  const laneOf = (LANE?: string) => readConfig({ ...demonstration, LANE })
  expect([laneOf().config?.LANE, laneOf("broadcast").config?.LANE]).toEqual(["batch", "broadcast"])
  expect(laneOf("topics").problems).toMatchObject([
    { name: "LANE", problem: expect.stringContaining("broadcast") },
  ])
})
