import { readFileSync } from "node:fs"
import { unzlibSync } from "fflate"
import { beforeAll, describe, expect, test } from "vitest"
import { type Colours, dark, light } from "../../src/chart/colours.ts"
import { type Picture, type Pictures, picturesOf } from "../../src/chart/picture.ts"
import { pictureProblems } from "../../src/chart/verify-picture.ts"
import { openPress } from "../../src/cli/press.ts"
import type { Chart } from "../../src/edition/edition.ts"
import { chartOfTheDay } from "./charts.ts"
import { contrastOf } from "./contrast.ts"
import { hashesOf } from "./golden-pictures.ts"

let chart: Chart
let pictures: Pictures
beforeAll(async () => {
  chart = await chartOfTheDay()
  pictures = picturesOf(chart)
})

const textsOf = ({ drawing }: Picture) => drawing.labels.map(({ text }) => text)

describe("the picture of 8 February 2026", () => {
  test("says the title, the close, the cost, the nearest zone and each day's change", () => {
    const texts = textsOf(pictures.light)
    expect(texts.slice(0, 2).join(" ")).toBe(chart.title.text)
    for (const text of ["$70,330", "about", "$59,000", "A $65,000", "to $70,500", "−14.0%", "+12.2%"])
      expect(texts).toContain(text)
  })

  test.each(["light", "dark", "og"] as const)("has nothing wrong in its %s form", (form) => {
    expect(pictureProblems(pictures[form], chart)).toEqual([])
  })

  test("is legible on a phone: 328 px wide, every label is at least 11 px high", () => {
    for (const { width, drawing } of Object.values(pictures))
      for (const { size } of drawing.labels) expect((size * 328) / width).toBeGreaterThanOrEqual(11)
  })

  test("is the same each time it is made", () => {
    expect(picturesOf(chart)).toEqual(pictures)
  })

  test("has the closes on its line, the days' ranges behind it and the cost in steps", () => {
    const { shapes } = pictures.light.drawing
    const ranges = shapes.filter(({ attributes }) => attributes.stroke === light.range)
    expect(ranges).toHaveLength(120)
    const line = shapes.find(({ attributes }) => attributes.stroke === light.price && attributes.d)
    expect(String(line?.attributes.d).split(/[ML]/)).toHaveLength(121)
    expect(shapes.some(({ attributes }) => attributes.stroke === light.cost && attributes.d)).toBe(true)
  })

  test("has a shape of its own for previews of a link: 1200 by 630 without the week", () => {
    expect([pictures.og.width, pictures.og.height]).toEqual([1200, 630])
    expect(textsOf(pictures.og)).not.toContain("−14.0%")
  })
})

describe("a picture is refused", () => {
  const spoiled = (change: (label: Picture["drawing"]["labels"][number]) => object | null): string[] => {
    const { drawing, ...picture } = pictures.light
    const labels = drawing.labels.map((label) => ({ ...label, ...change(label) }))
    return pictureProblems({ ...picture, drawing: { ...drawing, labels } }, chart)
  }

  test("when a label touches another", () => {
    const [first, second] = pictures.light.drawing.labels
    expect(spoiled((label) => (label === second ? { y: first?.y } : null)).join()).toContain("touches")
  })

  test("when a label touches the edge", () => {
    expect(spoiled(({ text }) => (text === "8 Feb" ? { x: 1190 } : null))).toContain(
      '"8 Feb" touches the edge',
    )
  })

  test("when a label touches a line's end", () => {
    const [end] = pictures.light.drawing.ends
    expect(spoiled(({ text }) => (text === "$70,330" ? { ...end } : null))).toContain(
      `"$70,330" touches a line's end`,
    )
  })

  test("when a label is too small", () => {
    expect(spoiled(({ text }) => (text === "Feb" ? { size: 40 } : null))).toContain(
      '"Feb" is 40 px high, 41 is the least',
    )
  })

  test("when it says what nothing proves, or not what it must", () => {
    expect(spoiled(({ text }) => (text === "$70,330" ? { text: "$70,331" } : null))).toEqual([
      '"$70,331" is in no proved text',
      '"$70,330" is not written',
    ])
  })
})

describe("its colours", () => {
  const written: (keyof Colours)[] = ["ink", "muted", "price", "cost", "zone", "up", "down"]
  test.each([
    ["light", light],
    ["dark", dark],
  ] as const)("have a contrast of 4.5 or more on %s paper where something is written", (_, colours) => {
    for (const name of written)
      expect(contrastOf(colours[name], colours.paper), name).toBeGreaterThanOrEqual(4.5)
  })
})

describe("as a PNG", () => {
  test("it has its size, a palette, no transparency and at most 60 KB, and the same bytes each time", async () => {
    const press = await openPress()
    for (const { svg, width, height } of Object.values(pictures)) {
      const png = await press(svg)
      const view = new DataView(png.buffer)
      expect([view.getUint32(16), view.getUint32(20)]).toEqual([width, height])
      expect([png[24], png[25]]).toEqual([8, 3])
      expect(Buffer.from(png).includes("tRNS")).toBe(false)
      expect(png.length).toBeLessThanOrEqual(60 * 1024)
      expect(Buffer.compare(await press(svg), png)).toBe(0)
      const length = view.getUint32(33)
      const pixels = unzlibSync(png.subarray(33 + 12 + length + 8, png.length - 16))
      expect(pixels).toHaveLength(height * (width + 1))
      expect(new Set(pixels).size).toBeGreaterThan(20)
    }
  })

  test("it is the golden one: workerd is held to the same bytes", async () => {
    await expect(await hashesOf(chart, await openPress())).toMatchFileSnapshot("golden/2026-02-08.txt")
  })

  test("it holds letters: without its font the same picture is another one", async () => {
    const press = await openPress()
    const [drawn, bare] = [pictures.og.svg, pictures.og.svg.replaceAll(/<text.*<\/text>/g, "")]
    expect((await press(bare)).length).toBeLessThan((await press(drawn)).length / 1.5)
  })

  test("its font may be used and passed on", () => {
    expect(readFileSync("src/chart/font/LICENSE", "utf8")).toContain("SIL Open Font License")
  })
})
