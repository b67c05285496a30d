import { directionWords } from "../lexicon.ts"

// All these words are of ASCII letters. Without the flag for Unicode an engine looks for them several times faster.
const anyOf = (words: readonly string[]): RegExp => new RegExp(`\\b(?:${words.join("|")})\\b`, "gi")

const banned = anyOf([
  // Advice.
  ...["buy", "buying", "sell", "selling", "accumulat\\w+", "entry", "enter", "entering", "exit", "exiting"],
  ...[
    "scal\\w+ in",
    "dca",
    "dollar[- ]cost\\w*",
    "positions?",
    "targets?",
    "undervalued",
    "cheap",
    "opportunit\\w+",
  ],
  ...["potential value", "must", "should", "consider", "respect", "investment advice"],
  // Promises.
  ...["guarantee\\w*", "safe", "safely", "risk[- ]free", "always", "never", "will"],
  // Levels that were said to hold, and superlatives whose metric is not named.
  ...["floors?", "supports?", "resistance", "bottom", "bounc\\w+", "defend\\w*", "worst", "capitulation"],
  // Causes.
  ...["because", "due to", "driven by", "sparked", "caused", "triggered"],
])

/**
 * The words that no sentence of ours may hold: advice, promises, causes.
 *
 * bannedWords("Consider scaling in") // => ["Consider", "scaling in"]
 */
export const bannedWords = (text: string): string[] => text.match(banned) ?? []

// Longest first, so that "little changed" is found before anything within it.
const direction = anyOf(directionWords.toSorted((a, b) => b.length - a.length))

/**
 * The direction words of a text, in lower case.
 *
 * directionsIn("Ether fell, bitcoin is back") // => ["fell", "back"]
 */
export const directionsIn = (text: string): string[] =>
  (text.match(direction) ?? []).map((word) => word.toLowerCase())

// Windows and names that are no measurement; any other spelled number needs a span.
const windows = anyOf([
  "seven[- ]days?",
  "one[- ]day",
  "thirty days",
  "30 days",
  "200[- ]week",
  "one bitcoin",
  "two weeks",
  "half of the record high",
  "one source only",
])
const small =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
const large = "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
const amounts = "dozen dozens half halved twice thrice twofold threefold fourfold fivefold tenfold"
const powers = "hundred hundreds thousand thousands million millions billion billions trillion trillions"
const spelled = anyOf([
  ...[small, large, amounts, powers].flatMap((words) => words.split(" ")),
  ...["(?:double|triple|quadruple)\\w*", "(?:a|one) (?:third|quarter|fifth)"],
])

/**
 * The numerals of a text, in digits or spelled out, but for the named windows such as "seven days".
 *
 * numeralsIn("four zones in seven days at $63,000") // => ["63,000", "four"]
 */
export function numeralsIn(text: string): string[] {
  const rest = text.replace(windows, "")
  return [...(rest.match(/\p{N}[\p{N}.,]*/gu) ?? []), ...(rest.match(spelled) ?? [])]
}

const months = "January|February|March|April|June|July|August|September|October|November|December"
// "May" begins a sentence as a verb; with a number beside it the number is refused.
const dates = new RegExp(
  `\\b(?:${months}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|${[
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur)days?",
    // The average of 200 weeks is one of Sunday closes.
    "Sundays?(?! closes)",
    "yesterday|tomorrow|tonight",
  ].join("|")})\\b`,
  "g",
)

/**
 * The names of months and days in a text, and the words for a day that depend on when they are read.
 *
 * datesIn("It fell in February") // => ["February"]
 */
export const datesIn = (text: string): string[] => text.match(dates) ?? []

/**
 * The letters that a text gives to zones.
 *
 * zoneLettersIn("The close lies inside zone B") // => ["zone B"]
 */
export const zoneLettersIn = (text: string): string[] => text.match(/\b[Zz]ones? [A-Z]\b/g) ?? []
