import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { addDays } from "../../../src/market/day.ts"
import { Observation } from "../../../src/market/observation.ts"
import { createOutside } from "../../../src/outside.ts"
import { sources } from "./documented.ts"
import { errors, parsed, type Recorded, refused, unclaimed } from "./recorded-files.ts"

// Replies that others recorded, which lie beside the project and not in it. README.md there says whose they are.
const folder = join(import.meta.dirname, "../../../../shared/data/recorded")
const isThere = existsSync(folder)

const contents = (file: string) => readFileSync(join(folder, file), "utf8")

/** What a source makes of a text, in the reading that gives a figure. */
async function read(
  { source, figure, day }: Pick<Recorded, "source" | "figure" | "day">,
  text: string,
  status = 200,
): Promise<Observation[]> {
  const open = sources.find((each) => each.source.name === source)
  const reading = open?.source.readings(open.access).find(({ figures }) => figures.includes(figure))
  if (!reading) throw new Error(`${source} has no reading of ${figure}`)
  const slot = `${addDays(day, 1)}T00:10:00Z`
  const { get } = createOutside({
    now: () => Date.parse(slot) + 5_000,
    userAgent: "test",
    fetch: async () => new Response(text, { status }),
  })
  return reading.read({ day, slot, get, kept: () => null })
}

test("recorded replies are read where they lie beside the project", () => {
  if (!isThere) console.warn("There are no recorded replies in ../shared/data/recorded: none is read.")
  const known = [...parsed, ...refused, ...errors].map(({ file }) => file)
  if (isThere) expect(readdirSync(folder).toSorted()).toEqual([...known, ...unclaimed].toSorted())
})

describe.runIf(isThere)("recorded replies", () => {
  test.each(parsed)("$file is read", async ({ file, gives, ...asked }) => {
    const observations = (await read(asked, contents(file))).map((each) => Observation.parse(each))
    expect(observations.find(({ figure }) => figure === asked.figure)).toMatchObject({
      source: asked.source,
      ...(typeof gives === "object" ? gives : {}),
    })
  })

  test.each(refused)("$file is refused by name", async ({ file, problem, ...asked }) => {
    await expect(read(asked, contents(file))).rejects.toMatchObject({
      name: "SourceError",
      source: asked.source,
    })
    await expect(read(asked, contents(file))).rejects.toThrow(problem)
  })

  test.each(errors)("$file: the status is named", async ({ file, status, problem }) => {
    const asked = { source: "binance", figure: "btc.daily", day: "2026-02-08" } as const
    await expect(read(asked, contents(file), status)).rejects.toThrow(problem)
  })

  test("the estimate within mempool.space's message of March 2026 is read, since it is in milliseconds", async () => {
    const { da } = JSON.parse(contents("mempool_websocket_da_2026-03.partial.json"))
    const asked = { source: "mempool", figure: "btc.next_retarget.change", day: "2026-03-17" } as const
    expect(await read(asked, JSON.stringify(da))).toMatchObject([
      { value: "-0.0795", asOf: "2026-03-18T19:14:46Z" },
      { value: "284" },
      { figure: "btc.next_retarget.days" },
    ])
  })

  test("mempool.space's old sample is refused for its seconds, once it is JSON", async () => {
    const file = "mempool_difficulty_adjustment.docs-sample.OLD-SECONDS.txt"
    const asked = { source: "mempool", figure: "btc.next_retarget.change", day: "2021-07-23" } as const
    const text = contents(file).replace(/^(\s*)(\w+):/gm, '$1"$2":')
    await expect(read(asked, text)).rejects.toThrow("estimatedRetargetDate")
  })
})
