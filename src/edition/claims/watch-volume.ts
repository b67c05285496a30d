import { type Claim, claim, type Reading } from "../claim.ts"

const is =
  (id: string, state: string) =>
  (read: Reading): boolean =>
    read.word(id) === state

const inState = (state: string) => ({ reads: ["volume.state"], predicate: is("volume.state", state) })
/** "Rising" and "falling" days are named for their closes, whatever the market does. */
const rising = { rising: (read: Reading) => read.number("volume.rising_share").gte(0) }
const forbids = [/\b(accumulat|distribut|panic|selling|buying|because)/i]

/** The volume that bitcoin's venue reports, by its trend and by the days that it came on. */
export const watchVolume: readonly Claim[] = [
  claim("watch.volume_weak", {
    ...inState("weak"),
    wordings: [
      "Reported spot volume on {btc.venue:text} is weak: its {volume.short.days:count}-day average, extreme days capped, is {volume.trend.change:offset} the {volume.long.days:count}-day average.",
      "Spot trading is weak by what {btc.venue:text} reports. With extreme days capped, an average day of the last {volume.short.days:count} saw {volume.trend:multiple} the volume of an average day of the last {volume.long.days:count}.",
      "Over {volume.short.days:count} days {btc.venue:text} reported an average volume, extreme days capped, that is {volume.trend.change:offset} its average of {volume.long.days:count} days.",
    ],
    forbids,
  }),
  claim("watch.volume_falls", {
    ...inState("heavy-on-falls"),
    wordings: [
      "Reported spot volume on {btc.venue:text} came mostly on falling days: rising ones had {volume.rising_share:share} of the volume of {volume.fortnight.days:count} days. The {volume.short.days:count}-day average, extreme days capped, is {volume.trend.change:offset} the {volume.long.days:count}-day average.",
      "Of the volume that {btc.venue:text} reported over {volume.fortnight.days:count} days, {volume.rising_share:share} came on rising days. Averaged over {volume.short.days:count} days, extreme ones capped, volume is {volume.trend.change:offset} its average of {volume.long.days:count} days.",
      "Rising days had {volume.rising_share:share} of the last {volume.fortnight.days:count} days' reported volume on {btc.venue:text}. With extreme days capped, an average day of the last {volume.short.days:count} saw {volume.trend:multiple} the volume of an average day of the last {volume.long.days:count}.",
    ],
    entails: { ...rising, falling: (read) => read.number("volume.rising_share").lt("0.5") },
    forbids,
  }),
  claim("watch.volume_improving", {
    ...inState("improving"),
    wordings: [
      "Reported spot volume on {btc.venue:text} is improving: {volume.rising_share:share} of the last {volume.fortnight.days:count} days' volume came on rising days, and the {volume.short.days:count}-day average, extreme days capped, is {volume.trend.change:offset} the {volume.long.days:count}-day average.",
      "Rising days had {volume.rising_share:share} of the volume that {btc.venue:text} reported over {volume.fortnight.days:count} days. With extreme days capped, the average volume of {volume.short.days:count} days is {volume.trend.change:offset} that of {volume.long.days:count} days.",
      "With extreme days capped, an average day of the last {volume.short.days:count} saw {volume.trend:multiple} the volume of an average day of the last {volume.long.days:count} on {btc.venue:text}, as reported; {volume.rising_share:share} of the last {volume.fortnight.days:count} days' volume came on rising days.",
    ],
    entails: rising,
    forbids,
  }),
  claim("watch.volume_steady", {
    ...inState("steady"),
    wordings: [
      "Reported spot volume on {btc.venue:text} is steady: its {volume.short.days:count}-day average, extreme days capped, is {volume.trend.change:offset} the {volume.long.days:count}-day average, with {volume.rising_share:share} of two weeks' volume on rising days.",
      "The volume that {btc.venue:text} reports, extreme days capped, is over {volume.short.days:count} days {volume.trend.change:offset} its average of {volume.long.days:count} days. Rising days had {volume.rising_share:share} of the last {volume.fortnight.days:count} days' volume.",
      "Of two weeks' reported volume on {btc.venue:text}, {volume.rising_share:share} came on rising days. The average of {volume.short.days:count} days, extreme ones capped, is {volume.trend.change:offset} that of {volume.long.days:count} days.",
    ],
    entails: rising,
    forbids,
  }),
  claim("watch.volume_weak_ends", {
    ...inState("weak"),
    wordings: [
      "It would no longer count as weak with the shorter average at {volume.weak_below:share} of the longer or more.",
      "That would end with a {volume.short.days:count}-day average of {volume.weak_below:share} or more of the {volume.long.days:count}-day average.",
      "What would change it: a {volume.short.days:count}-day average of at least {volume.weak_below:share} of the {volume.long.days:count}-day average.",
    ],
  }),
  claim("watch.volume_falls_ends", {
    reads: ["volume.state", "volume.rising_share"],
    predicate: is("volume.state", "heavy-on-falls"),
    wordings: [
      "The state would change with {volume.falls_below:share} or more of the volume on rising days, or with a seven-day change that is not negative.",
      "It would end once rising days have {volume.falls_below:share} of the volume or more, or the price is not lower than seven days before.",
      "What would change it: {volume.falls_below:share} or more of the volume on rising days, or a close that is not lower than that of seven days before.",
    ],
    entails: { ...rising, lower: rising.rising, fall: rising.rising },
  }),
  claim("watch.volume_improving_ends", {
    reads: ["volume.state", "volume.rising_share"],
    predicate: is("volume.state", "improving"),
    wordings: [
      "Less than {volume.rises_from:share} of the volume on rising days would end that.",
      "It would no longer count as improving with less than {volume.rises_from:share} of the volume on rising days.",
      "What would change it: less than {volume.rises_from:share} of two weeks' volume on rising days.",
    ],
    entails: rising,
  }),
  claim("watch.volume_steady_ends", {
    ...inState("steady"),
    wordings: [
      "It would count as weak with a {volume.short.days:count}-day average of less than {volume.weak_below:share} of the {volume.long.days:count}-day average.",
      "A {volume.short.days:count}-day average of less than {volume.weak_below:share} of the longer average would be weak.",
      "What would change it: the shorter average at less than {volume.weak_below:share} of the longer.",
    ],
  }),
]

const shareIs = (state: string) => ({
  reads: ["derivatives.share.state", "btc.venue"],
  predicate: is("derivatives.share.state", state),
})

/** Spot trading on one venue against futures and swaps on another: only how the share has changed. */
export const watchShare: readonly Claim[] = [
  claim("watch.share", {
    reads: ["derivatives.share.state"],
    wordings: [
      "Add the reported spot volume of {btc.venue:text}, in dollars at each day's close, to that of {derivatives.volume.origin:text}: over the last seven days spot's share is {derivatives.share.change:points.change} compared with its share over {derivatives.share.days:count} days.",
      "Compared here are the reported volumes of {btc.venue:text} (spot, in dollars at each day's close) and {derivatives.volume.origin:text}. Spot's share of both together over seven days is {derivatives.share.change:points.change} compared with {derivatives.share.days:count} days.",
      "In the reported dollar volume of {derivatives.volume.origin:text} and of spot on {btc.venue:text} (at each day's close) taken together, spot's share over the last seven days is {derivatives.share.change:points.change} compared with that over {derivatives.share.days:count} days.",
    ],
    forbids,
  }),
  claim("watch.share_flat", {
    ...shareIs("flat"),
    wordings: [
      "A difference of {derivatives.share.flat:points} or more would count.",
      "It would count as a change from {derivatives.share.flat:points}.",
      "Less than {derivatives.share.flat:points} counts as no change.",
    ],
  }),
  claim("watch.share_moved", {
    reads: ["derivatives.share.state"],
    predicate: (read) => read.word("derivatives.share.state") !== "flat",
    wordings: [
      "A difference of less than {derivatives.share.flat:points} would count as none.",
      "It would count as no change at less than {derivatives.share.flat:points}.",
      "What would change it: a difference of less than {derivatives.share.flat:points}.",
    ],
  }),
]

/** For the section on the week's moves: how much was traded on the day that stands out, and on the last. */
export const volumeReality: readonly Claim[] = [
  claim("reality.volume_busiest", {
    predicate: (read) => read.number("volume.busiest.multiple").gte("1.5"),
    wordings: [
      "The week's busiest day was {volume.busiest.day:day}: {btc.venue:text} reported {volume.busiest:coins} traded, {volume.busiest.multiple:times} its average of the 30 days before.",
      "On {volume.busiest.day:day} {btc.venue:text} reported {volume.busiest.multiple:times} the volume of an average day of the 30 days before, the most of the week.",
      "Trading was heaviest on {volume.busiest.day:day}, with a reported {volume.busiest:coins} on {btc.venue:text}, or {volume.busiest.multiple:times} the average of the 30 days before.",
    ],
    forbids,
  }),
  claim("reality.volume_day", {
    reads: ["volume.busiest.day", "volume.busiest.multiple", "btc.close.day"],
    // Said of the last day only where it is not the busiest, which is told already.
    predicate: (read) =>
      read.word("volume.busiest.day") !== read.word("btc.close.day") ||
      read.number("volume.busiest.multiple").lt("1.5"),
    wordings: [
      "On {btc.close.day:day} {btc.venue:text} reported {volume.day:coins} traded, {volume.day.multiple:times} the average of the 30 days before.",
      "The volume reported for {btc.close.day:day} was {volume.day:coins}, or {volume.day.multiple:times} the average of the 30 days before.",
      "For {btc.close.day:day} {btc.venue:text} gives a volume of {volume.day:coins}: {volume.day.multiple:times} an average day of the 30 days before.",
    ],
    forbids,
  }),
]
