import { expect, test } from "vitest"
import { gatherHeadlines } from "../../src/market/headlines.ts"
import { observedHeadlines, when } from "./observed.ts"

const item = (title: string, published: string, path = title) => ({
  title,
  url: `https://news.example.com/${encodeURIComponent(path)}`,
  published,
})
const gathered = (...observations: ReturnType<typeof observedHeadlines>[]) =>
  gatherHeadlines("headlines", observations, when)
const titles = (...observations: ReturnType<typeof observedHeadlines>[]) => {
  const figure = gathered(...observations)
  return figure.kind === "headlines" ? figure.items.map(({ title }) => title) : figure
}

test("the newest of all feeds come first, each link once, and at most twelve", () => {
  const first = observedHeadlines([
    item("a", "2026-02-08T10:00:00Z"),
    item("b", "2026-02-08T08:00:00Z"),
    item("twice", "2026-02-08T07:00:00Z"),
  ])
  const second = observedHeadlines(
    [item("c", "2026-02-08T09:00:00Z"), item("again", "2026-02-08T07:30:00Z", "twice")],
    "decrypt",
  )
  expect(titles(first, second)).toEqual(["a", "c", "b", "twice"])
  expect(gathered(first, second)).toMatchObject({
    outcome: "single",
    asOf: "2026-02-08T10:00:00Z",
    origin: "coindesk, decrypt",
  })
  const many = Array.from({ length: 30 }, (_, i) => item(`t${i}`, "2026-02-08T10:00:00Z"))
  expect(titles(observedHeadlines(many))).toHaveLength(12)
})

test("what is older than two days, or dated after any run of the edition, is left out, and its feed is not", () => {
  const feed = observedHeadlines([
    item("of next week", "2026-02-15T00:00:00Z"),
    item("new", "2026-02-08T10:00:00Z"),
    item("two days old", "2026-02-07T00:10:00Z"),
    item("older", "2026-02-07T00:09:59Z"),
  ])
  expect(titles(feed)).toEqual(["new", "two days old"])
})

test("are held as stale when no feed has a new one, and as missing when there is no feed", () => {
  const old = observedHeadlines([item("old", "2026-02-01T10:00:00Z")])
  expect(gathered(old)).toMatchObject({ outcome: "held", reason: { code: "stale" } })
  expect(gathered()).toMatchObject({ outcome: "held", reason: { code: "missing" } })
})
