import { type Claim, claim, type Reading } from "../claim.ts"

// Measured as it is printed, so that "up 3.0%" is never called less than 3%.
const flat = (read: Reading): boolean =>
  read.rounded("hash_rate.change").abs().lt(read.number("hash_rate.flat"))

const state = "hash_rate.state"
const is = (...states: string[]) => ({
  reads: [state, "hash_rate.ribbon"],
  predicate: (read: Reading): boolean => states.includes(read.word(state)),
})
const above = (read: Reading): boolean => read.number("hash_rate.ribbon").gt(0)
const below = (read: Reading): boolean => !above(read)
const short = "{hash_rate.month.days:count}-day average"
const long = "{hash_rate.two_months.days:count}-day average"
/** The hash rate can be low for many reasons, of which the state knows none. */
const forbids = [/\b(capitulat|storm|outage|shut|because|signal|unprofitable)/i]

/** The week's mean against the week before, where the averages of 30 and 60 days are known. */
const week = claim("watch.hash_week", {
  reads: [state],
  wordings: [
    "Hash rate averaged {hash_rate.7d:ehs} in the seven days to {hash_rate.7d.day:day}, {hash_rate.change:change} on the seven days before.",
    "In the seven days to {hash_rate.7d.day:day} the network's hash rate averaged {hash_rate.7d:ehs}, against {hash_rate.7d.before:ehs} the week before.",
    "The week to {hash_rate.7d.day:day} brought a mean hash rate of {hash_rate.7d:ehs} ({hash_rate.change:change} on the week before).",
  ],
  forbids,
})

const ribbons: readonly Claim[] = [
  claim("watch.hash_stressed", {
    ...is("stressed"),
    wordings: [
      `Its ${short} is {hash_rate.ribbon:offset} the ${long}.`,
      `Averaged over {hash_rate.month.days:count} days it is {hash_rate.ribbon:offset} the average of {hash_rate.two_months.days:count} days.`,
      `The shorter average of {hash_rate.month:ehs} over {hash_rate.month.days:count} days compares with {hash_rate.two_months:ehs} over {hash_rate.two_months.days:count}.`,
    ],
    forbids,
  }),
  claim("watch.hash_recovering", {
    ...is("recovering"),
    wordings: [
      `That is {hash_rate.week_over_month:offset} the ${short}, which itself is {hash_rate.ribbon:offset} the ${long}: a recovery, not yet confirmed.`,
      `The ${short} is {hash_rate.ribbon:offset} the ${long}, so the recovery is not confirmed.`,
      `The week stands {hash_rate.week_over_month:offset} the ${short}; that average is {hash_rate.ribbon:offset} the ${long}.`,
    ],
    forbids,
  }),
  claim("watch.hash_crossing", {
    ...is("crossing"),
    wordings: [
      `The ${short} has been above the ${long} for {hash_rate.days_above:days}.`,
      `For {hash_rate.days_above:days} now the ${short} has stood above the ${long}.`,
      `It is {hash_rate.days_above:days} since the ${short} crossed above the ${long}.`,
    ],
    entails: { above },
    forbids,
  }),
  claim("watch.hash_confirmed", {
    ...is("confirmed"),
    wordings: [
      `The ${short} has been above the ${long} for {hash_rate.days_above:days}, after a time below it.`,
      `After a time below the ${long}, the ${short} has stood above it for {hash_rate.days_above:days}.`,
      `It is {hash_rate.days_above:days} since the ${short} came from below the ${long} to above it.`,
    ],
    entails: { above, below: above },
    forbids,
  }),
  claim("watch.hash_normal", {
    ...is("normal"),
    wordings: [
      `Its ${short} is {hash_rate.ribbon:offset} the ${long}.`,
      `For more than {hash_rate.normal.days:count} days the ${short} has been above the ${long}.`,
      `The average of {hash_rate.month.days:count} days, {hash_rate.month:ehs}, compares with {hash_rate.two_months:ehs} over {hash_rate.two_months.days:count} days.`,
    ],
    entails: { above },
    forbids,
  }),
]

const turns: readonly Claim[] = [
  claim("watch.hash_level_above", {
    ...is("stressed", "recovering"),
    wordings: [
      `An average above {hash_rate.level:ehs} over the next seven days would lift the ${short} above the ${long}.`,
      `It would take a mean above {hash_rate.level:ehs} in the next seven days for the ${short} to be above the ${long} at their end.`,
      `The ${short} would be above the ${long} a week from now if the seven days average more than {hash_rate.level:ehs}.`,
    ],
    entails: { above: below },
    forbids,
  }),
  claim("watch.hash_turn_above", {
    ...is("stressed", "recovering"),
    without: ["hash_rate.level"],
    wordings: [
      `What would change it: a ${short} above the ${long}.`,
      `A ${short} above the ${long} would begin a turn, and {hash_rate.confirmed.days:days} in a row would confirm it.`,
      `A recovery would count as confirmed with the ${short} above the ${long} for {hash_rate.confirmed.days:days} in a row.`,
    ],
    entails: { above: below },
    forbids,
  }),
  claim("watch.hash_turn_confirmed", {
    ...is("crossing"),
    wordings: [
      `It would count as confirmed after {hash_rate.confirmed.days:days} in a row.`,
      `A run of {hash_rate.confirmed.days:days} would confirm the turn.`,
      `What would confirm it: {hash_rate.confirmed.days:days} in a row above.`,
    ],
    entails: { above },
    forbids,
  }),
  claim("watch.hash_level_below", {
    ...is("confirmed", "normal"),
    wordings: [
      `An average below {hash_rate.level:ehs} over the next seven days would take the ${short} below the ${long}.`,
      `It would take a mean below {hash_rate.level:ehs} in the next seven days for the ${short} to be below the ${long} at their end.`,
      `The ${short} would be below the ${long} a week from now if the seven days average less than {hash_rate.level:ehs}.`,
    ],
    entails: { below: above },
    forbids,
  }),
  claim("watch.hash_turn_below", {
    ...is("confirmed", "normal"),
    without: ["hash_rate.level"],
    wordings: [
      `What would change it: a ${short} below the ${long}.`,
      `A ${short} below the ${long} would count as stress.`,
      `That would end with the ${short} below the ${long}.`,
    ],
    entails: { below: above },
    forbids,
  }),
]

/** The hash rate by itself, this week's mean against the week's before: what can be said of 14 days. */
const weekAlone: readonly Claim[] = [
  claim("watch.hash_rate", {
    without: [state],
    wordings: [
      "Hash rate averaged {hash_rate.7d:ehs} in the seven days to {hash_rate.7d.day:day}, against {hash_rate.7d.before:ehs} in the seven days before ({hash_rate.change:change}).",
    ],
  }),
  claim("watch.hash_rate_moved", {
    without: [state],
    predicate: (read) => !flat(read),
    reads: ["hash_rate.change"],
    wordings: ["A weekly difference of less than {hash_rate.flat:share} would count as none."],
  }),
  claim("watch.hash_rate_flat", {
    without: [state],
    predicate: flat,
    reads: ["hash_rate.change"],
    wordings: ["A weekly difference of {hash_rate.flat:share} or more would count as a change."],
  }),
]

/** The hash rate: its week, its averages of 30 and 60 days, and what would turn one above or below the other. */
export const watchHashRate: readonly Claim[] = [week, ...ribbons, ...turns, ...weekAlone]
