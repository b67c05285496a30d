/**
 * A text that others wrote, fit for a log or a row: nothing in it that looks like an address, one line, not long.
 *
 * redact("Invalid `to`: ann@example.org") // => "Invalid `to`: (address)"
 */
export const redact = (text: string): string =>
  text
    .replaceAll(/[^\s<>"`(),;:=]*(?:@|%40)[^\s<>"`(),;]*/gi, "(address)")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, 300)

/** What went wrong, from anything thrown, fit for a log. */
export const problemOf = (error: unknown): string =>
  redact(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
