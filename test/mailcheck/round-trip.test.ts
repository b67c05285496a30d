import { expect, test } from "vitest"
import { toMime } from "./message.ts"
import { soundMail } from "./refusing.ts"
import { differences, roundTripFaults } from "./round-trip.ts"

test("a mail with every sort of sign comes back as it was", async () => {
  const { sent } = await soundMail()
  const odd = { ...sent, subject: "Bitcoin −8.6 % · “half” ₿", text: `${sent.text}\n.\nFrom here\n=3D ₿\n` }
  expect(await roundTripFaults(odd)).toEqual([])
})

test.each([
  ["subject", (message: string) => message.replace(/^Subject: .*$/m, "Subject: Another")],
  ["html", (message: string) => message.replace("<title>Bitcoin", "<title>Litecoin")],
  ["text", (message: string) => message.replace(/^Plumbline$/m, "Plumbob")],
  ["from", (message: string) => message.replace("From: Plumbline sample", "From: Someone")],
  ["to", (message: string) => message.replace("reader@example.org", "other@example.org")],
  ["List-Id", (message: string) => message.replace(/^List-Id: .*$/im, "List-Id: <other.example.com>")],
])("a message whose %s is another is refused", async (what, change) => {
  const { sent } = await soundMail()
  const message = (await toMime(sent)).toString("latin1")
  expect(change(message)).not.toBe(message)
  const faults = await differences(sent, Buffer.from(change(message), "latin1"))
  expect(faults).toEqual([expect.stringContaining(`${what} came back otherwise`)])
})
