import type { Scheme } from "./preview-query.ts"

// A condition that always holds and one that never does, which may stand wherever the one on the scheme stood.
const holds = { yes: "(min-width:0px)", no: "(max-width:0px)" }

/**
 * A mail as it looks where this scheme is asked for, whatever the screen asks for: its questions about the scheme are
 * answered beforehand. Nothing else is changed.
 *
 * @example inScheme("<style>@media (prefers-color-scheme:dark){p{color:#fff}}</style>", "dark")
 * // => "<style>@media (min-width:0px){p{color:#fff}}</style>"
 */
export const inScheme = (html: string, scheme: Scheme): string =>
  html
    .replaceAll(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g, (_, asked) =>
      asked === scheme ? holds.yes : holds.no,
    )
    .replaceAll(/(?<![\w-])color-scheme\s*:\s*light dark/g, `color-scheme:${scheme}`)
    .replaceAll(/<meta [^>]*"color-scheme"[^>]*>/g, (tag) => tag.replace("light dark", scheme))
