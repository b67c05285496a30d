import { expect, test } from "vitest"
import { linkFaults } from "./links.ts"
import { otherwise, soundMail, withBody } from "./refusing.ts"

const link = (href: string) => `<a href="${href}">there</a>`

test.each([
  ["a link without encryption", link("http://mempool.space/"), "is not https"],
  ["a link to our own site without encryption", link("http://news.example.com/"), "is not https"],
  ["a script", link("javascript:alert(1)"), "is not https"],
  ["a link within the mail", link("#zones"), "is no whole address"],
  ["a shortened link", link("https://bit.ly/x"), "neither ours nor a named source"],
  ["a name that only begins like a source's", link("https://mempool.space.example.net/"), "neither ours"],
  ["another's picture", '<img src="https://mempool.space/x.png" alt="">', "picture of another's site"],
  ["another's background", '<td background="https://mempool.space/x.png">', "picture of another's site"],
  ["a background by style", '<p style="background:url(https://bit.ly/x.png)">', "picture of another's site"],
  ["a form", '<form action="https://bit.ly/x"></form>', "neither ours nor a named source"],
  ["an address of bitcoin", "<p>bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq</p>", "a wallet's address"],
  ["an old address of bitcoin", "<p>1BoatSLRHtKNngkdXEeobR76b53LETtpyT</p>", "a wallet's address"],
  ["an address of Ethereum", "<p>0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe</p>", "a wallet's address"],
])("%s is refused", async (_, more, fault) => {
  const mail = await soundMail()
  expect(linkFaults(otherwise(mail, { html: withBody(mail.sent.html, more) })).join("\n")).toContain(fault)
})

test("a link and an address in the text are refused as well", async () => {
  const mail = await soundMail()
  const text = `${mail.sent.text}\nhttp://bit.ly/x\n1BoatSLRHtKNngkdXEeobR76b53LETtpyT\n`
  expect(linkFaults(otherwise(mail, { text }))).toHaveLength(2)
})

test("named sources may be led to, but not by a mail that names none", async () => {
  const mail = await soundMail()
  expect(linkFaults(mail)).toEqual([])
  expect(linkFaults({ ...mail, sources: new Set() }).join("\n")).toContain("mempool.space")
})

test("on this machine's own address our links may be http", async () => {
  const mail = await soundMail()
  const html = '<a href="http://127.0.0.1:8787/editions/2026-02-08">there</a>'
  const here = { ...otherwise(mail, { html, text: "" }), publicUrl: "http://127.0.0.1:8787" }
  expect(linkFaults(here)).toEqual([])
  expect(linkFaults({ ...here, publicUrl: "http://127.0.0.1:8788" })).toHaveLength(1)
})
