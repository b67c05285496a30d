import { describe, expect, test } from "vitest"
import { mails } from "./mails.ts"

describe.each(Object.entries(mails))("the %s mail", (_, render) => {
  test("says its language and direction, and has one title, which is the subject", async () => {
    const { html, subject } = await render()
    expect(html).toMatch(/<html[^>]* dir="ltr" lang="en"|<html[^>]* lang="en" dir="ltr"/)
    expect([...html.matchAll(/<title>(.*?)<\/title>/g)].map(([, title]) => title)).toEqual([subject])
  })

  test("has one first-level heading, and second-level ones under it", async () => {
    const { html } = await render()
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => level).join("")
    expect(levels).toMatch(/^12*$/)
  })

  test("declares both colour schemes, and every inline colour has a class that repaints it in the dark", async () => {
    const { html } = await render()
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>')
    for (const [tag, style = ""] of html.matchAll(/<[a-z][^>]* style="([^"]*)"[^>]*>/g)) {
      const classes = /class="([^"]*)"/.exec(tag)?.[1]?.split(" ") ?? []
      const has = (...names: string[]) => names.some((name) => classes.includes(name))
      if (/(^|;)color:/.test(style))
        expect(has("ink", "muted", "accent", "link", "up", "down", "label"), tag).toBe(true)
      if (/background(-color)?:/.test(style)) expect(has("page", "panel", "button"), tag).toBe(true)
      if (/border[a-z-]*:[^;]*#/.test(style)) expect(has("line", "edge"), tag).toBe(true)
    }
  })

  test("uses hex colours and pixels, no type under 14 px, no picture, no script, no comment between words", async () => {
    const { html } = await render()
    const body = html.slice(html.indexOf("<body"))
    expect(body).not.toMatch(/rgb|hsl|oklch|var\(|\d(r?em|vw)\b/)
    // The preview line is not shown; the space holder of a button in Outlook has no type.
    const sizes = [...body.matchAll(/font-size:(\d+)px/g)].map(([, size]) => Number(size))
    expect(sizes.filter((size) => size < 14)).toEqual([1])
    expect(html).not.toMatch(/<img|<script|<!-- -->|<!--\$/)
  })

  test("marks each layout table as presentation and heads each table of figures", async () => {
    const { html } = await render()
    for (const [table] of html.matchAll(/<table(?:(?!<table|<\/table>).)*<\/table>/gs)) {
      if (!table.slice(0, table.indexOf(">")).includes('role="presentation"'))
        expect(table).toMatch(/<th[^>]* scope="/)
    }
    for (const [th] of html.matchAll(/<th\b[^>]*>/g)) expect(th).toMatch(/ scope="(col|row)"/)
  })

  test("leads only to https pages and to the reader's own token", async () => {
    const { html } = await render()
    for (const [, href] of html.matchAll(/ href="([^"]*)"/g))
      expect(href).toMatch(/^(https:\/\/|%%unsubscribe%%$)/)
  })
})
