import { type Claim, claim, type Reading } from "../claim.ts"

const state = "fear_greed.state"
const is = (...states: string[]) => ({
  reads: [state],
  predicate: (read: Reading): boolean => states.includes(read.word(state)),
})
/** The index is printed only beside the name of whoever makes it. */
const index = "Fear & Greed Index by {fear_greed.origin:text}"

/** Another's index of the market's mood, with our bounds for what is extreme. */
export const watchSentiment: readonly Claim[] = [
  claim("watch.fear_greed", {
    reads: [state],
    wordings: [
      `The ${index} stood at {fear_greed:score} on {fear_greed.day:day}, against {fear_greed.before:score} a week before.`,
      `On {fear_greed.day:day} the ${index} read {fear_greed:score}; a week before it read {fear_greed.before:score}.`,
      `At {fear_greed:score} on {fear_greed.day:day}, the ${index} compares with {fear_greed.before:score} a week before.`,
    ],
  }),
  claim("watch.fear_greed_alone", {
    reads: [state],
    without: ["fear_greed.before"],
    wordings: [`The ${index} stood at {fear_greed:score} on {fear_greed.day:day}.`],
  }),
  claim("watch.fear_greed_extremely_low", {
    ...is("extremely-low"),
    wordings: [
      "That is at the extreme of fear, by our rule of {fear_greed.extremely_low:score} or less; it takes a reading of more than that to end it.",
      "By our rule {fear_greed.extremely_low:score} or less is an extreme of fear. A reading of more than that would end it.",
      "We call {fear_greed.extremely_low:score} or less extreme fear, which more than {fear_greed.extremely_low:score} would end.",
    ],
  }),
  claim("watch.fear_greed_extremely_high", {
    ...is("extremely-high"),
    wordings: [
      "That is at the extreme of greed, by our rule of {fear_greed.extremely_high:score} or more; it takes a reading of less than that to end it.",
      "By our rule {fear_greed.extremely_high:score} or more is an extreme of greed. A reading of less than that would end it.",
      "We call {fear_greed.extremely_high:score} or more extreme greed, which less than {fear_greed.extremely_high:score} would end.",
    ],
  }),
  claim("watch.fear_greed_low", {
    ...is("low"),
    wordings: [
      "A reading of more than {fear_greed.low:score} would end that; {fear_greed.extremely_low:score} or less would be an extreme.",
      "It counts as low up to {fear_greed.low:score}, and as extreme at {fear_greed.extremely_low:score} or less.",
      "What would change it: more than {fear_greed.low:score}, or {fear_greed.extremely_low:score} or less.",
    ],
    entails: { up: is("low").predicate },
  }),
  claim("watch.fear_greed_high", {
    ...is("high"),
    wordings: [
      "A reading of less than {fear_greed.high:score} would end that; {fear_greed.extremely_high:score} or more would be an extreme.",
      "It counts as high from {fear_greed.high:score}, and as extreme at {fear_greed.extremely_high:score} or more.",
      "What would change it: less than {fear_greed.high:score}, or {fear_greed.extremely_high:score} or more.",
    ],
  }),
  claim("watch.fear_greed_middling", {
    ...is("middling"),
    wordings: [
      "It would count as low at {fear_greed.low:score} or less and as high at {fear_greed.high:score} or more.",
      "What would change it: {fear_greed.low:score} or less, or {fear_greed.high:score} or more.",
      "A reading of {fear_greed.low:score} or less would be low; {fear_greed.high:score} or more would be high.",
    ],
  }),
]
