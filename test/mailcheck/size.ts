/** Bytes of HTML that a mail may have; Gmail cuts off what is beyond about 102 KB, and with it the way to leave. */
const aimed = 60_000
const hard = 90_000
/** Gmail drops a style sheet that is longer. */
const styleSheet = 16_384

const bytes = (text: string): number => new TextEncoder().encode(text).length

/** The size of a mail's HTML in bytes. */
export const sizeOf = ({ html }: { html: string }): number => bytes(html)

/** What is too large in a mail's HTML, a line each. */
export function sizeFaults({ html }: { html: string }): string[] {
  const size = bytes(html)
  const sheets = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, sheet = ""]) => bytes(sheet))
  const pictures = html.match(/<img\b/g)?.length ?? 0
  return [
    ...(size > hard
      ? [`${size} bytes of HTML: over ${hard} an edition is held`]
      : size > aimed
        ? [`${size} bytes of HTML: ${aimed} is aimed at`]
        : []),
    ...sheets
      .filter((sheet) => sheet > styleSheet)
      .map((sheet) => `a style sheet of ${sheet} bytes: Gmail drops one over ${styleSheet}`),
    ...(pictures > 1 ? [`${pictures} pictures: one is allowed`] : []),
  ]
}
