/** What an edition says that is not proved: the text's place, and what is wrong, for the editors. */
export type Problem = { where: string; detail: string }

/**
 * One problem if something is wrong, none otherwise.
 *
 * refuseIf(false, "headline", "…") // => []
 */
export const refuseIf = (wrong: boolean, where: string, detail: string): Problem[] =>
  wrong ? [{ where, detail }] : []

/**
 * What a check finds. A fact that it cannot read, such as a price in percent, is one problem more and ends it.
 *
 * checked("data", () => { throw new RangeError("x") }) // => [{ where: "data", detail: "x" }]
 */
export function checked(where: string, check: () => Problem[]): Problem[] {
  try {
    return check()
  } catch (error) {
    if (error instanceof RangeError) return [{ where, detail: error.message }]
    throw error
  }
}
