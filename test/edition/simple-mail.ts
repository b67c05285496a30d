import type { Edition } from "../../src/edition/edition.ts"
import { printedTexts } from "../../src/edition/printed.ts"
import type { Rendered, RenderedRules } from "../../src/edition/verify.ts"

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;")

/** The plainest mail of an edition: everything it prints, a paragraph each, and the links every mail has. */
export function simpleMail(edition: Edition): Rendered {
  const texts = printedTexts(edition).map(({ text }) => text.text)
  return {
    subject: edition.headline.text,
    html: `<!DOCTYPE html><html><head><title>${escaped(edition.headline.text)}</title><style>p{margin:16px}</style></head><body style="width:600px"><div hidden>${escaped(edition.standfirst.text)}</div>${texts.map((text) => `<p>${escaped(text)}</p>`).join("")}<p>1 Sample Street, 12345 Town</p><a href="%%unsubscribe%%">Unsubscribe</a></body></html>`,
    text: `${texts.join("\n\n")}\n\n1 Sample Street,\n12345 Town\nUnsubscribe: %%unsubscribe%%\n`,
  }
}

/** What the plainest mail of an edition says, and may hold besides the edition. */
export function simpleRules(edition: Edition): RenderedRules {
  const { headline, standfirst } = edition
  const texts = printedTexts(edition).map(({ text }) => text.text)
  const foot = ["1 Sample Street, 12345 Town", "Unsubscribe"]
  return {
    reads: {
      html: [headline.text, standfirst.text, ...texts, ...foot],
      text: [...texts, ...foot, "%%unsubscribe%%"],
    },
    fixed: [...foot, "%%unsubscribe%%"],
    links: ["https://plumbline.example"],
    tokens: { unsubscribe: { html: 1, text: 1 } },
  }
}
