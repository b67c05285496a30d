import { expect, test } from "vitest"
import { runTool } from "../../src/cli/test/tool.ts"

const node = (script: string, silentMs?: number) => runTool(["node", "-e", script], {}, silentMs)

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test("what a tool says and how it ended are returned", async () => {
  expect(await node("console.log('all is well')")).toMatchObject({
    ok: true,
    hung: false,
    said: "all is well\n",
  })
  expect(await node("console.error('it is not'); process.exitCode = 3")).toMatchObject({
    ok: false,
    hung: false,
    said: "it is not\n",
  })
})

test("a tool that says nothing for too long is ended with its children, its last words are kept, and it has failed", async () => {
  const child = "require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])"
  const hung = await node(`console.log(${child}.pid); setInterval(() => {}, 1000)`, 1500)
  expect(hung).toMatchObject({ ok: false, hung: true })
  expect(hung.said).toMatch(/^\d+\n\nnode had said nothing for 1.5 s, and was ended\n$/)
  // Whoever was killed is there until its new parent has taken note.
  await expect.poll(() => runs(Number.parseInt(hung.said, 10)), { timeout: 20_000 }).toBe(false)
})

test("a tool may take as long as it likes while it says what it does", async () => {
  const talks =
    "let n = 0; const t = setInterval(() => { console.log(n); if (++n === 6) clearInterval(t) }, 500)"
  expect(await node(talks, 2000)).toMatchObject({ ok: true, hung: false })
})
