import { describe, expect, test } from "vitest"
import { mails } from "./mails.ts"

describe.each(Object.entries(mails))("the %s mail", (_, render) => {
  test("says its language and direction, and has one title, which is the subject", async () => {
    const { html, subject } = await render()
    expect(html).toMatch(/<html[^>]* dir="ltr" lang="en"|<html[^>]* lang="en" dir="ltr"/)
    expect([...html.matchAll(/<title>(.*?)<\/title>/g)].map(([, title]) => title)).toEqual([subject])
  })

  test("has one first-level heading, second-level ones under it and third-level ones under those", async () => {
    const { html } = await render()
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => level).join("")
    expect(levels).toMatch(/^1(23*)*$/)
  })

  test("declares both colour schemes, and every inline colour has a class that repaints it in the dark", async () => {
    const { html } = await render()
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>')
    for (const [tag, style = ""] of html.matchAll(/<[a-z][^>]* style="([^"]*)"[^>]*>/g)) {
      const classes = /class="([^"]*)"/.exec(tag)?.[1]?.split(" ") ?? []
      const has = (...names: string[]) => names.some((name) => classes.includes(name))
      if (/(^|;)color:/.test(style))
        expect(has("ink", "muted", "accent", "link", "up", "down", "label"), tag).toBe(true)
      if (/background(-color)?:/.test(style)) expect(has("canvas", "page", "panel", "button"), tag).toBe(true)
      if (/border[a-z-]*:[^;]*#/.test(style)) expect(has("line", "edge"), tag).toBe(true)
    }
  })

  test("uses hex colours and pixels, no type under 14 px, one picture at most, no script, no comment between words", async () => {
    const { html } = await render()
    const body = html.slice(html.indexOf("<body"))
    expect(body).not.toMatch(/rgb|hsl|oklch|var\(|\d(r?em|vw)\b/)
    // The preview line is not shown; the space holder of a button in Outlook has no type.
    const sizes = [...body.matchAll(/font-size:(\d+)px/g)].map(([, size]) => Number(size))
    expect(sizes.filter((size) => size < 14)).toEqual([1])
    expect(html).not.toMatch(/<script|<!-- -->|<!--\$/)
    expect(html.split("<img").length - 1).toBe(html.includes("/pictures/") ? 1 : 0)
  })

  test("sets no height that larger type would break out of", async () => {
    const { html } = await render()
    expect(html).not.toMatch(/ style="[^"]*(?<![a-z-])(max-)?height:[1-9]/)
  })

  test("asks clients to make no link of a number or a date, and Outlook to keep sizes as they are", async () => {
    const { html } = await render()
    expect(html).toContain('<meta name="format-detection" content="telephone=no,date=no,address=no,')
    expect(html).toContain('<meta name="x-apple-disable-message-reformatting"/>')
    expect(html).toContain("<o:PixelsPerInch>96</o:PixelsPerInch>")
  })

  test("marks each layout table as presentation and heads each table of figures", async () => {
    const { html } = await render()
    for (const [table] of html.matchAll(/<table(?:(?!<table|<\/table>).)*<\/table>/gs)) {
      if (!table.slice(0, table.indexOf(">")).includes('role="presentation"'))
        expect(table).toMatch(/<th[^>]* scope="/)
    }
    for (const [th] of html.matchAll(/<th\b[^>]*>/g)) expect(th).toMatch(/ scope="(col|row)"/)
  })

  test("leads only to https pages and to the reader's own tokens", async () => {
    const { html } = await render()
    for (const [, href] of html.matchAll(/ href="([^"]*)"/g))
      expect(href).toMatch(/^(https:\/\/|%%(unsubscribe|preferences)%%$)/)
  })
})
