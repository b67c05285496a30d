import { expect, test } from "vitest"
import { weigh } from "../../../src/http/desk/weigh.ts"

test("a mail weighs what its bytes weigh, in KB of 1,024, whatever its characters", () => {
  expect(weigh("x".repeat(1536)).kilobytes).toBe("1.5")
  expect(weigh("−".repeat(1024)).kilobytes).toBe("3.0")
  expect(weigh("").kilobytes).toBe("0.0")
})

test("each address that a mail links to is listed once, as it is asked for; what it loads is no link", () => {
  const mail =
    '<head><link href="https://a.example/style"></head><a class="x" href="https://a.example/?b&amp;c">1</a>' +
    '<a href="https://b.example/">2</a><a href="https://a.example/?b&amp;c">3</a><img src="https://a.example/i">'
  expect(weigh(mail).links).toEqual(["https://a.example/?b&c", "https://b.example/"])
})
