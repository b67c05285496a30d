import { type Claim, claim, type Reading } from "../claim.ts"

/** Every beginning with every end: enough that none is read more than twice in a month. */
const each = (beginnings: readonly string[], ends: readonly string[]): string[] =>
  beginnings.flatMap((_, i) => ends.map((end, j) => `${beginnings[(i + j) % beginnings.length] ?? ""}${end}`))

const closed = [
  "Bitcoin closed at {btc.close:price.exact} on {btc.close.day:day} (UTC)",
  "The close of {btc.close.day:day} (UTC) was {btc.close:price.exact}",
  "On {btc.close.day:day} (UTC) bitcoin closed at {btc.close:price.exact}",
  "Bitcoin ended {btc.close.day:day} (UTC) at {btc.close:price.exact}",
  "At the close of {btc.close.day:day} (UTC) bitcoin stood at {btc.close:price.exact}",
]

/** What happened. */
export const whatHappened: readonly Claim[] = [
  claim("short.new_high", {
    reads: ["btc.ath.day", "btc.close.day"],
    predicate: (read) => read.word("btc.ath.day") === read.word("btc.close.day"),
    inTurn: true,
    wordings: each(
      [
        "On {btc.close.day:day} (UTC) bitcoin traded as high as {btc.ath:price.exact}, a record,",
        "Bitcoin set a record of {btc.ath:price.exact} on {btc.close.day:day} (UTC)",
        "A record of {btc.ath:price.exact} came on {btc.close.day:day} (UTC): bitcoin set it",
        "With {btc.ath:price.exact} bitcoin reached a record on {btc.close.day:day} (UTC)",
        "Bitcoin traded at {btc.ath:price.exact} on {btc.close.day:day} (UTC), a record high,",
      ],
      [
        " and closed at {btc.close:price.exact}, {btc.return.7d:change} in seven days.",
        " and closed at {btc.close:price.exact}. Over seven days it is {btc.return.7d:change}.",
        " and ended the day at {btc.close:price.exact}, {btc.return.7d:change} in a week.",
      ],
    ),
  }),
  claim("short.rebound", {
    reads: ["btc.return.1d"],
    // A day that moved by so much is what happened.
    predicate: (read) =>
      read.number("btc.rebound.7d").gte("0.08") && read.number("btc.return.1d").abs().lt("0.05"),
    inTurn: true,
    wordings: each(closed, [
      ", {btc.return.7d:change} in seven days and {btc.rebound.7d:offset} the week's low of {btc.low.7d:price.exact}.",
      ": {btc.return.7d:change} in seven days, and {btc.rebound.7d:offset} the low of {btc.low.7d.day:day}, {btc.low.7d:price.exact}.",
      ". That is {btc.rebound.7d:offset} the week's low of {btc.low.7d:price.exact}; in seven days it is {btc.return.7d:change}.",
    ]),
  }),
  claim("short.day", {
    predicate: (read) => read.number("btc.return.1d").abs().gte("0.03"),
    inTurn: true,
    wordings: each(
      [
        "On {btc.close.day:day} bitcoin {btc.return.1d:moved} to close at {btc.close:price.exact} (UTC)",
        "Bitcoin {btc.return.1d:moved} on {btc.close.day:day} and closed at {btc.close:price.exact} (UTC)",
        "A one-day {btc.return.1d:noun} of {btc.return.1d:percent} took bitcoin to {btc.close:price.exact} at the close of {btc.close.day:day} (UTC)",
        "Bitcoin closed at {btc.close:price.exact} on {btc.close.day:day} (UTC) after a one-day {btc.return.1d:noun} of {btc.return.1d:percent}",
        "The day's {btc.return.1d:noun} was {btc.return.1d:percent}: bitcoin closed at {btc.close:price.exact} on {btc.close.day:day} (UTC)",
      ],
      [
        ", {btc.return.7d:change} in seven days.",
        ". Over seven days it is {btc.return.7d:change}.",
        "; in a week it is {btc.return.7d:change}.",
      ],
    ),
  }),
  claim("short.close_alone", {
    inTurn: true,
    wordings: each(closed, [
      ", {btc.return.7d:change} in seven days.",
      ". Over seven days it is {btc.return.7d:change}.",
      "; compared with a week before it is {btc.return.7d:change}.",
    ]),
  }),
]

const is =
  (measure: string) =>
  (read: Reading): boolean =>
    read.word("unusual.measure") === measure
const overstated = [/\b(drawdown|worst|crash|never)/i]

const sinceMeasures = [
  ["day-fall", "one-day {unusual.value:noun} between closes"],
  ["day-rise", "one-day {unusual.value:noun} between closes"],
  ["week-fall", "seven-day {unusual.value:noun} between closes"],
  ["week-rise", "seven-day {unusual.value:noun} between closes"],
  ["month-fall", "{unusual.value:noun} over 30 days"],
  ["month-rise", "{unusual.value:noun} over 30 days"],
] as const

/** A move that is the largest since a day, or that can be told by how many days saw as much. */
const moves: readonly Claim[] = sinceMeasures.flatMap(([measure, what]) => {
  const id = measure.replace("-", "_")
  const base = { reads: ["unusual.measure"], predicate: is(measure), forbids: overstated }
  return [
    claim(`short.${id}_since_event`, {
      ...base,
      wordings: [
        `The {unusual.value:percent} ${what} on {unusual.day:day} was the largest since {unusual.since.day:day.year} ({unusual.since.event:text}).`,
        `Not since {unusual.since.day:day.year} ({unusual.since.event:text}) had there been a larger ${what} than the {unusual.value:percent} of {unusual.day:day}.`,
      ],
    }),
    claim(`short.${id}_since`, {
      ...base,
      without: ["unusual.since.event"],
      wordings: [
        `The {unusual.value:percent} ${what} on {unusual.day:day} was the largest since {unusual.since.day:day.year}.`,
        `At {unusual.value:percent}, the ${what} on {unusual.day:day} was the largest since {unusual.since.day:day.year}, {unusual.since.days:words} days before.`,
      ],
    }),
    claim(`short.${id}_first`, {
      ...base,
      reads: ["unusual.measure", "unusual.first"],
      wordings: [
        `The {unusual.value:percent} ${what} on {unusual.day:day} was the largest in our data, which start on {unusual.from:day.year}.`,
      ],
    }),
    claim(`short.${id}_rarity`, {
      ...base,
      without: ["unusual.since.day", "unusual.first"],
      wordings: [
        `The ${what} to {unusual.day:day} was {unusual.value:percent}; as much or more was seen on {unusual.rarity:rarity} since {unusual.from:day.year}.`,
        `Since {unusual.from:day.year} a ${what} as large as the {unusual.value:percent} to {unusual.day:day} was seen on {unusual.rarity:rarity}.`,
        `At {unusual.value:percent}, the ${what} to {unusual.day:day} is the measure that stands out most: as much was seen on {unusual.rarity:rarity} since {unusual.from:day.year}.`,
      ],
    }),
  ]
})

const closes: readonly Claim[] = (["low-close", "high-close"] as const).flatMap((measure) => {
  const word = measure === "low-close" ? "lowest" : "highest"
  const base = { reads: ["unusual.measure"], predicate: is(measure), forbids: overstated }
  return [
    claim(`short.${word}_since`, {
      ...base,
      wordings: [
        `The close of {unusual.value:price.exact} on {unusual.day:day} was the ${word} since {unusual.since.day:day.year}.`,
        `Bitcoin had not closed as ${word === "lowest" ? "low" : "high"} as {unusual.value:price.exact} since {unusual.since.day:day.year}, {unusual.since.days:words} days before.`,
      ],
    }),
    claim(`short.${word}_first`, {
      ...base,
      reads: ["unusual.measure", "unusual.first"],
      wordings: [
        `The close of {unusual.value:price.exact} on {unusual.day:day} was the ${word} in our data, which start on {unusual.from:day.year}.`,
      ],
    }),
    claim(`short.${word}_rarity`, {
      ...base,
      without: ["unusual.since.day", "unusual.first"],
      wordings: [
        `The close was the ${word} in {unusual.length:words} days. Since {unusual.from:day.year} a close has been so on {unusual.rarity:rarity}.`,
        `At {unusual.value:price.exact} the close of {unusual.day:day} was the ${word} in {unusual.length:words} days.`,
        `What stands out most is the close, the ${word} in {unusual.length:words} days; that was so on {unusual.rarity:rarity} since {unusual.from:day.year}.`,
      ],
    }),
  ]
})

const volume: readonly Claim[] = [
  claim("short.volume_since", {
    reads: ["unusual.measure"],
    predicate: is("volume"),
    wordings: [
      "On {unusual.day:day} reported volume on {btc.venue:text} was {unusual.value:times} the mean of the 30 days before, the largest such multiple since {unusual.since.day:day.year}.",
    ],
    forbids: overstated,
  }),
  claim("short.volume", {
    reads: ["unusual.measure"],
    predicate: is("volume"),
    without: ["unusual.since.day"],
    wordings: [
      "Reported volume on {btc.venue:text} was {unusual.value:times} the mean of the 30 days before; as much was seen on {unusual.rarity:rarity} since {unusual.from:day.year}.",
      "At {unusual.value:times} the mean of the 30 days before, the volume that {btc.venue:text} reported is what was seen on {unusual.rarity:rarity} since {unusual.from:day.year}.",
    ],
    forbids: overstated,
  }),
]

/** How unusual it is: the one measure that stands out most in bitcoin's own history. */
export const howUnusual: readonly Claim[] = [...moves, ...closes, ...volume]

/** Against the record high. */
export const recordHigh = claim("short.record", {
  predicate: (read) => read.rounded("btc.drawdown").abs().gte("0.001"),
  wordings: [
    "The close is {btc.drawdown:offset} the record high of {btc.ath:price}, set on {btc.ath.day:day.year}.",
    "The record high is {btc.ath:price}, of {btc.ath.day:day.year}; the close is {btc.drawdown:offset} it.",
  ],
})

/** What the model says. */
export const modelSays: readonly Claim[] = [
  claim("short.cost_state", {
    wordings: [
      "By our estimate, mining one bitcoin costs about {cost.cash:estimate} on average; the price is {cost.state:text} the estimated range.",
      "Our estimate of the average cost of mining one bitcoin is about {cost.cash:estimate}. The price is {cost.state:text} the estimate's range of {cost.low:estimate} to {cost.high:estimate}.",
      "Mining one bitcoin costs about {cost.cash:estimate} on average, as we estimate it, and the price is {cost.state:text} the range around that.",
    ],
    forbids: [/\b(marginal|floor|support)/i],
  }),
  claim("short.cost", {
    without: ["cost.state"],
    wordings: [
      "By our estimate, mining one bitcoin costs about {cost.cash:estimate} on average (range {cost.low:estimate} to {cost.high:estimate}).",
    ],
    forbids: [/\b(marginal|floor|support)/i],
  }),
]
