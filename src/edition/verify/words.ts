import { directionWords } from "../lexicon.ts"

const anyOf = (words: readonly string[], flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, flags)

const banned = anyOf(
  [
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
  ],
  "giu",
)

/**
 * The words that no sentence of ours may hold: advice, promises, causes.
 *
 * bannedWords("Consider scaling in") // => ["Consider", "scaling in"]
 */
export const bannedWords = (text: string): string[] => text.match(banned) ?? []

// Longest first, so that "little changed" is found before anything within it.
const direction = anyOf(
  directionWords.toSorted((a, b) => b.length - a.length),
  "giu",
)

/**
 * The direction words of a text, in lower case.
 *
 * directionsIn("Ether fell, bitcoin is back") // => ["fell", "back"]
 */
export const directionsIn = (text: string): string[] =>
  (text.match(direction) ?? []).map((word) => word.toLowerCase())

// Windows and names that are no measurement; any other spelled number needs a span.
const windows = anyOf(
  ["seven[- ]days?", "one[- ]day", "one bitcoin", "two weeks", "half of the record high", "one source only"],
  "giu",
)
const spelled = anyOf(
  [
    ...[
      "zero",
      "one",
      "two",
      "three",
      "four",
      "five",
      "six",
      "seven",
      "eight",
      "nine",
      "ten",
      "eleven",
      "twelve",
    ],
    ...[
      "twenty",
      "thirty",
      "forty",
      "fifty",
      "sixty",
      "seventy",
      "eighty",
      "ninety",
      "dozens?",
      "half",
      "halved",
    ],
    ...[
      "twice",
      "double\\w*",
      "triple\\w*",
      "hundreds?",
      "thousands?",
      "millions?",
      "billions?",
      "trillions?",
    ],
  ],
  "giu",
)

/**
 * The numerals of a text, in digits or spelled out, but for the named windows such as "seven days".
 *
 * numeralsIn("four zones in seven days at $63,000") // => ["63,000", "four"]
 */
export const numeralsIn = (text: string): string[] => [
  ...(text.match(/\p{N}[\p{N}.,]*/gu) ?? []),
  ...(text.replace(windows, "").match(spelled) ?? []),
]
