import { type Claim, claim, type Reading } from "../claim.ts"

const funding = "derivatives.funding"
const is =
  (id: string, ...states: string[]) =>
  (read: Reading): boolean =>
    states.includes(read.word(id))
const inState = (...states: string[]) => ({
  reads: [`${funding}.state`],
  predicate: is(`${funding}.state`, ...states),
})
const forbids = [/\b(leverage|squeeze|bets?|bullish|bearish|because)/i]

/** What one side of a perpetual swap pays the other, and what the open contracts are worth: one venue's each. */
export const watchFunding: readonly Claim[] = [
  claim("watch.funding", {
    reads: [`${funding}.state`],
    wordings: [
      `Funding on {${funding}.origin:text} stood at {${funding}:percent.fine} for {${funding}.hours:words} hours at {${funding}.at:time} on {${funding}.at:day}.`,
      `At {${funding}.at:time} on {${funding}.at:day} the funding rate of {${funding}.origin:text} was {${funding}:percent.fine} for {${funding}.hours:words} hours.`,
      `On {${funding}.origin:text}, funding for {${funding}.hours:words} hours was {${funding}:percent.fine} ({${funding}.at:time} on {${funding}.at:day}).`,
    ],
    forbids,
  }),
  claim("watch.funding_long_pays", {
    ...inState("usual", "high"),
    wordings: [
      "At such a rate those who are long pay those who are short.",
      "The long side pays it to the short side.",
      "Whoever is long pays it, whoever is short receives it.",
    ],
    forbids,
  }),
  claim("watch.funding_short_pays", {
    ...inState("negative"),
    wordings: [
      "At a negative rate those who are short pay those who are long.",
      "Being negative, it is paid by the short side to the long side.",
      "Whoever is short pays it, whoever is long receives it.",
    ],
    forbids,
  }),
  claim("watch.open_interest", {
    wordings: [
      "Contracts open on {derivatives.open.origin:text} were worth {derivatives.open:millions} at {derivatives.open.at:time} on {derivatives.open.at:day}.",
      "Open interest on {derivatives.open.origin:text} was {derivatives.open:millions} at {derivatives.open.at:time} on {derivatives.open.at:day}.",
      "The contracts still open on {derivatives.open.origin:text} came to {derivatives.open:millions} ({derivatives.open.at:time} on {derivatives.open.at:day}).",
    ],
    forbids,
  }),
  claim("watch.funding_usual_next", {
    ...inState("usual", "none"),
    wordings: [
      `It would count as high from {${funding}.high:percent.fine}; a negative rate would turn the payment round.`,
      `From {${funding}.high:percent.fine} it would count as high, and with a minus sign as negative.`,
      `What would change it: {${funding}.high:percent.fine} or more, or a negative rate.`,
    ],
    forbids,
  }),
  claim("watch.funding_high_next", {
    ...inState("high"),
    wordings: [
      `Less than {${funding}.high:percent.fine} would no longer count as high.`,
      `It counts as high from {${funding}.high:percent.fine}.`,
      `What would change it: a rate of less than {${funding}.high:percent.fine}.`,
    ],
    forbids,
  }),
  claim("watch.funding_negative_next", {
    ...inState("negative"),
    wordings: [
      "A positive rate would turn the payment round.",
      "What would change it: a rate that is not negative.",
      "It would end with a rate that is no longer negative.",
    ],
    forbids,
  }),
]

const implied = "volatility.implied"
const impliedState = (...states: string[]) => ({
  reads: [`${implied}.state`],
  predicate: is(`${implied}.state`, ...states),
})
const ranked = (read: Reading): boolean => read.number(`${implied}.lower`).gte(0)

/** What options imply that bitcoin's price may move, by its own history. */
export const watchVolatility: readonly Claim[] = [
  claim("watch.implied", {
    reads: [`${implied}.state`],
    wordings: [
      `{${implied}.origin:text}, which options on bitcoin imply for the next 30 days, closed at {${implied}:volatility} a year on {${implied}.day:day}, {${implied}.change:volatility.change} on the day.`,
      `Options on bitcoin imply a volatility of {${implied}:volatility} a year over the next 30 days ({${implied}.origin:text}, {${implied}.day:day}); on the day that is {${implied}.change:volatility.change}.`,
      `On {${implied}.day:day} options implied a volatility of {${implied}:volatility} a year for the next 30 days, {${implied}.change:volatility.change} on the day, by {${implied}.origin:text}.`,
    ],
    forbids,
  }),
  claim("watch.implied_rank", {
    reads: [`${implied}.state`],
    wordings: [
      `On {${implied}.lower:share} of the {${implied}.days:count} days before in our data it was lower.`,
      `Of the {${implied}.days:count} days before in our data, {${implied}.lower:share} had a lower level.`,
      `Our data have {${implied}.days:count} days before it, of which {${implied}.lower:share} were lower.`,
    ],
    entails: { lower: ranked },
    forbids,
  }),
  claim("watch.implied_usual", {
    ...impliedState("usual"),
    wordings: [
      `More than {${implied}.high:volatility} would be high by those days, {${implied}.low:volatility} or less low.`,
      `It would count as high at more than {${implied}.high:volatility} and as low at {${implied}.low:volatility} or less.`,
      `What would change it: more than {${implied}.high:volatility}, or {${implied}.low:volatility} or less.`,
    ],
    forbids,
  }),
  claim("watch.implied_high", {
    ...impliedState("high"),
    wordings: [
      `It would no longer count as high at {${implied}.high:volatility} or less.`,
      `A level of {${implied}.high:volatility} or less would end that.`,
      `What would change it: {${implied}.high:volatility} or less.`,
    ],
    forbids,
  }),
  claim("watch.implied_low", {
    ...impliedState("low"),
    wordings: [
      `It would no longer count as low at more than {${implied}.low:volatility}.`,
      `A level of more than {${implied}.low:volatility} would end that.`,
      `What would change it: more than {${implied}.low:volatility}.`,
    ],
    forbids,
  }),
]

const realised = "volatility.realised"

/** For the section on the week's moves: how much the closes moved from day to day, against the month before. */
export const volatilityReality: readonly Claim[] = [
  claim("reality.volatility_moved", {
    reads: [`${realised}.state`],
    predicate: (read) => read.word(`${realised}.state`) !== "flat",
    wordings: [
      `Daily moves of the last 30 days come to a volatility of {${realised}:volatility} a year, against {${realised}.before:volatility} in the 30 days before.`,
      `Realised volatility over 30 days is {${realised}:volatility} a year; in the 30 days before it was {${realised}.before:volatility}.`,
      `In the 30 days before, realised volatility was {${realised}.before:volatility} a year; in the last 30 days it is {${realised}:volatility}.`,
    ],
    forbids,
  }),
  claim("reality.volatility_flat", {
    reads: [`${realised}.state`],
    predicate: (read) => read.word(`${realised}.state`) === "flat",
    wordings: [
      `Realised volatility over 30 days is {${realised}:volatility} a year, much as in the 30 days before ({${realised}.before:volatility}).`,
      `Daily moves of the last 30 days come to {${realised}:volatility} a year, close to the {${realised}.before:volatility} of the 30 days before.`,
      `At {${realised}:volatility} a year, realised volatility over 30 days differs little from the {${realised}.before:volatility} before.`,
    ],
    forbids,
  }),
]
