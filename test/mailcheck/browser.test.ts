import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { accessibilityFaults } from "./accessibility.ts"
import { noChromium, openChromium, withMail } from "./chromium.ts"
import { contrast, fromLab, type Rgb, toLab } from "./colour.ts"
import { inversions } from "./inversion.ts"
import { contrastOf, inversionFaults } from "./inverted-contrast.ts"
import { soundMail, withBody } from "./refusing.ts"

test("contrast is WCAG's", () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21)
  expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2)
})

test("a colour goes to Lab and comes back", () => {
  for (const colour of [
    [22, 24, 29],
    [168, 77, 8],
    [255, 255, 255],
    [0, 0, 255],
  ] as const) {
    fromLab(toLab(colour)).forEach((channel, i) => {
      expect(channel).toBeCloseTo(colour[i] ?? Number.NaN, 0)
    })
  }
  expect(toLab([51, 51, 51])[0]).toBeCloseTo(21.25, 1)
})

test("a dark text on a grey that Android leaves alone ends as white on grey", () => {
  const on = (ground: number): number =>
    contrastOf(
      { text: "x", colour: [22, 24, 29, 1], behind: [[ground, ground, ground, 1]], size: 16, weight: 400 },
      inversions["Android's inversion"],
    )
  expect(on(255)).toBeGreaterThan(10)
  // A dark text becomes white; a grey of 200 is too dark to be turned over, and stays.
  expect(on(200)).toBeLessThan(2)
})

const missing = noChromium === null ? "" : ` (skipped: ${noChromium})`
describe.skipIf(missing !== "")(`in Chromium${missing}`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser?.close())

  const accessibility = (html: string, scheme: "light" | "dark") =>
    withMail(browser, html, { colorScheme: "light" }, (page) => accessibilityFaults(page, scheme))
  const inverted = (html: string) => withMail(browser, html, { colorScheme: "light" }, inversionFaults)
  const faulty = async (more: string) => withBody((await soundMail()).sent.html, more)

  test.each([
    ["light", '<p style="color:#aaaaaa;background:#ffffff">pale words</p>', "color-contrast"],
    ["light", '<img src="https://news.example.com/x.png">', "image-alt"],
    ["light", '<a href="https://news.example.com"></a>', "link-name"],
    ["dark", '<p class="page" style="color:#16181d">dark words on what turns dark</p>', "color-contrast"],
  ] as const)("in the %s %s is refused", async (scheme, more, rule) => {
    expect((await accessibility(await faulty(more), scheme)).join("\n")).toContain(rule)
  })

  test("what only Outlook's dark hides is refused too", async () => {
    const sheet = "<style>[data-ogsb] .dim{background-color:#111111!important}</style>"
    const more = `${sheet}<p class="dim" style="color:#222222;background-color:#ffffff">words</p>`
    const faults = await accessibility(await faulty(more), "dark")
    expect(faults.join("\n")).toContain("in Outlook's dark, color-contrast")
  })

  test("a text that an inversion hides is refused, by name of the inversion", async () => {
    // 4.6 to 1 in the light, where only the ground is turned over on Android.
    const html = await faulty(
      '<p style="color:#ffffff;background:#e8e8e8"><b style="color:#767676">hidden</b></p>',
    )
    const faults = (await inverted(html)).join("\n")
    expect(faults).toContain("inversion")
    expect(faults).toContain("hidden")
  })

  test("what cannot be seen is not measured, and a mail in which nothing can is refused", async () => {
    expect(await inverted('<p style="display:none;color:#fff">hidden</p>')).toEqual([
      "there is no text to be seen",
    ])
  })

  test("Android's inversion is what Chromium paints when it is made to darken a page", async () => {
    const grounds: Rgb[] = [
      [255, 250, 240],
      [246, 247, 249],
      [227, 230, 234],
      [204, 204, 204],
      [29, 78, 216],
    ]
    const texts: Rgb[] = [
      [22, 24, 29],
      [89, 97, 110],
      [168, 77, 8],
      [29, 78, 216],
      [6, 118, 71],
      [138, 180, 255],
    ]
    const css = (colour: Rgb) => `rgb(${colour.join()})`
    const html = `<body style="margin:0">${[
      ...grounds.map((ground) => `<div style="height:40px;background:${css(ground)}"></div>`),
      ...texts.map(
        (text) => `<div style="height:40px;font:40px/40px monospace;color:${css(text)}">█████</div>`,
      ),
    ].join("")}`
    const forced = await openChromium(["--blink-settings=forceDarkModeEnabled=true"])
    const shot = await withMail(forced, html, { colorScheme: "light" }, (page) => page.screenshot())
    await forced.close()
    const painted = await withMail(browser, "", { colorScheme: "light" }, (page) =>
      page.evaluate<number[][]>(`(async () => {
        const image = new Image()
        image.src = "data:image/png;base64,${shot.toString("base64")}"
        await image.decode()
        const { width, height } = image
        const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d")
        context.drawImage(image, 0, 0)
        const count = ${grounds.length + texts.length}
        return Array.from({ length: count }, (_, i) => [...context.getImageData(30, 40 * i + 20, 1, 1).data])
      })()`),
    )
    const android = inversions["Android's inversion"]
    const wanted = [...grounds.map(android.behind), ...texts.map(android.text)]
    wanted.forEach((colour, i) => {
      colour.forEach((channel, j) => {
        expect(
          Math.abs(channel - (painted[i]?.[j] ?? Number.NaN)),
          `${i}: ${colour} is ${painted[i]}`,
        ).toBeLessThan(12)
      })
    })
  })
})
