/** What a mail's HTML weighs, and where its links lead, each once. */
export type Weight = { kilobytes: string; links: string[] }

/** From about this size on Gmail cuts a mail off, in KB. */
export const clippedFrom = 102

/**
 * A number of bytes in KB of 1,024, as it is printed.
 *
 * @example inKilobytes(43_110) // => "42.1"
 */
export const inKilobytes = (bytes: number): string => (bytes / 1024).toFixed(1)

/**
 * What a frozen mail weighs as it lies in the store; each reader's own link makes it longer by some 100 characters.
 *
 * @example weigh('<a href="https://a.example/?b&amp;c">').links // => ["https://a.example/?b&c"]
 */
export const weigh = (html: string): Weight => ({
  kilobytes: inKilobytes(new TextEncoder().encode(html).byteLength),
  links: [
    ...new Set(
      [...html.matchAll(/<a\b[^>]*? href="([^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&")),
    ),
  ],
})
