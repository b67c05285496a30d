import { describe, expect, test } from "vitest"
import { renderEdition } from "../../../emails/render.tsx"
import { inScheme } from "../../../src/http/desk/in-scheme.ts"
import { readerKinds } from "../../../src/subscribers/reader-kind.ts"
import { demonstration } from "../../demonstration.ts"
import { edition } from "../fixture.ts"

const asks =
  "@media (prefers-color-scheme:dark){p{color:#fff}}@media screen and ( prefers-color-scheme : light ){p{color:#000}}"

test("a question about the scheme is answered beforehand, the same on every screen", () => {
  expect(inScheme(asks, "dark")).toBe(
    "@media (min-width:0px){p{color:#fff}}@media screen and (max-width:0px){p{color:#000}}",
  )
  expect(inScheme(asks, "light")).toBe(
    "@media (max-width:0px){p{color:#fff}}@media screen and (min-width:0px){p{color:#000}}",
  )
})

test("the scheme that a mail may be shown in is the one that is asked for, in style and in head", () => {
  const mail =
    '<meta name="color-scheme" content="light dark"/><meta content="light dark" name="supported-color-schemes"/><style>:root{color-scheme:light dark;supported-color-schemes:light dark}</style>'
  expect(inScheme(mail, "dark")).toBe(
    '<meta name="color-scheme" content="dark"/><meta content="light dark" name="supported-color-schemes"/><style>:root{color-scheme:dark;supported-color-schemes:light dark}</style>',
  )
})

describe.each(readerKinds)("the mail of the kind %s", (kind) => {
  test("asks about the scheme, and in one scheme no longer", async () => {
    const frame = {
      title: "Plumbline",
      publicUrl: demonstration.PUBLIC_URL,
      postalAddress: demonstration.POSTAL_ADDRESS,
    }
    const { html } = await renderEdition(edition, kind, frame)
    expect(html).toContain("prefers-color-scheme")
    for (const scheme of ["light", "dark"] as const) {
      const shown = inScheme(html, scheme)
      expect(shown).not.toContain("prefers-color-scheme")
      expect(shown.split("</head>")[1]).toBe(html.split("</head>")[1])
    }
  })
})
