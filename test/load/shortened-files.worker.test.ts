import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { filesIn } from "../../src/store/files.ts"
import { shortenedFiles } from "./shortened-files.ts"

test("an HTML text keeps its head and its foot, at the length that is named; all else is as it was", async () => {
  const files = filesIn(shortenedFiles(env.FILES, 300))
  const html = await files.put(`<head>${"–".repeat(1000)}%%unsubscribe%%</html>`, "text/html; charset=utf-8")
  const short = await files.get(html)
  expect(short).toHaveLength(300)
  expect(short).toMatch(/^<head>–+%%unsubscribe%%<\/html>$/)
  const light = await files.put("<p>Hello</p>", "text/html; charset=utf-8")
  expect(await files.get(light)).toBe("<p>Hello</p>")
  const text = await files.put("x".repeat(1000), "text/plain; charset=utf-8")
  expect(await files.get(text)).toHaveLength(1000)
})
