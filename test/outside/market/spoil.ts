import { spoiltJson } from "./spoil-json.ts"
import { spoiltMarkup } from "./spoil-markup.ts"

/**
 * What can be wrong with a reply of the right status and type. `stale`: every moment three days early; `shifted`: a day
 * late; `unit`: each value a thousand times too large; `null` and `empty`: no value, written so; `partial`: the newest row
 * lacks all but its first value; `reordered`: columns change places; `frozen`: the newest ten rows repeat the one before.
 */
export const spoils = ["stale", "shifted", "unit", "null", "empty", "partial", "reordered", "frozen"] as const
export type Spoil = (typeof spoils)[number]

/**
 * A reply's text with one thing wrong, whichever provider it is from.
 *
 * spoilt("null", '[[1770508800000,"70330.38"]]') // => '[[1770508800000,null]]'
 */
export const spoilt = (spoil: Spoil, text: string): string =>
  text.trimStart().startsWith("<")
    ? spoiltMarkup(spoil, text)
    : JSON.stringify(spoiltJson(spoil, JSON.parse(text)))
