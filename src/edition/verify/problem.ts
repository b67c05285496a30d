/** What an edition says that is not proved: the text's place, and what is wrong, for the editors. */
export type Problem = { where: string; detail: string }

/**
 * One problem if something is wrong, none otherwise.
 *
 * refuseIf(false, "headline", "…") // => []
 */
export const refuseIf = (wrong: boolean, where: string, detail: string): Problem[] =>
  wrong ? [{ where, detail }] : []
