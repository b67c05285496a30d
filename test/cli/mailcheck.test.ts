import { expect, test } from "vitest"
import { mailcheckTable } from "../../src/cli/mailcheck-table.ts"
import { checkNames } from "../mailcheck/names.ts"
import { runHere } from "./command-line.ts"

test("--help names every check", async () => {
  const { status, stdout } = await runHere(["mailcheck", "--help"])
  expect(status).toBe(0)
  for (const name of checkNames) expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"))
})

test("a folder that holds no history is bad input", async () => {
  const { status, stdout, stderr } = await runHere(["mailcheck", "--history", "nowhere"])
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" })
  expect(stderr).toContain("no folder of history")
})

test("the table has a row a mail, a column a check, and below it each fault and what was not checked", () => {
  const found = { name: "edition", subject: "x", bytes: 61_234, spamScore: 0.04 }
  const table = mailcheckTable({
    mails: [
      { ...found, faults: { markup: [], spam: [], size: ["61234 bytes of HTML", "2 pictures"], links: [] } },
    ],
    notChecked: [{ check: "light", why: "there is no /usr/bin/chromium" }],
  })
  const [head = "", row = "", ...below] = table.split("\n")
  expect(head.split(/ {2,}/)).toEqual(["mail", "bytes", ...checkNames])
  expect(row.split(/ {2,}/)).toEqual([
    "edition",
    "61,234",
    "ok",
    "-",
    "-",
    "-",
    "-",
    "ok 0.0",
    "2 ✗",
    "ok",
    "-",
    "-",
  ])
  expect(below).toEqual([
    "",
    "edition, size: 61234 bytes of HTML",
    "edition, size: 2 pictures",
    "",
    "light is not checked: there is no /usr/bin/chromium",
  ])
})
