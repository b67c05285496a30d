/// <reference types="vite/types/importMeta.d.ts" />
import { expect, test } from "vitest"
import { mails } from "./mails.ts"

// The goldens are made in Node, where @react-email/render is another build of itself.
const goldens = import.meta.glob<string>("./golden/*", { query: "?raw", import: "default", eager: true })

for (const [name, render] of Object.entries(mails)) {
  test(`workerd renders the ${name} mail to the bytes that Node does`, async () => {
    const { html, text } = await render()
    expect(html).toBe(goldens[`./golden/${name}.html`])
    expect(text).toBe(goldens[`./golden/${name}.txt`])
  })
}
