import { claim, type Reading } from "../claim.ts"
import type { Takeaways } from "./takeaways.ts"
import { hasRange } from "./takeaways-rules.ts"

const wide = (read: Reading): boolean =>
  read.rounded("btc.mean_move.7d").gte(read.number("btc.mean_move.data").times("1.5"))
const narrow = (read: Reading): boolean =>
  read.rounded("btc.mean_move.7d").lte(read.number("btc.mean_move.data").times("0.67"))
const inZone = (read: Reading): boolean =>
  read.word("zone.a.side") === "around" &&
  read.number("zone.a.low").lte(read.number("btc.close")) &&
  read.number("btc.close").lte(read.number("zone.a.high")) &&
  read.printed("zone.a.low", "price") !== read.printed("zone.a.high", "price")

/** For readers who trade. */
export const traderTakeaways: Takeaways = {
  notable: [
    claim("takeaway.trader.large_day", {
      predicate: (read) =>
        read.rounded("btc.return.1d").abs().gte(read.number("btc.mean_move.data").times(2)),
      wordings: [
        "The day brought {btc.return.1d:percent.signed}; an average day of our data moves {btc.mean_move.data:percent}, whichever way.",
        "A day of {btc.return.1d:percent.signed} stands out against the average of our data, {btc.mean_move.data:percent}, whichever way.",
        "With an average of {btc.mean_move.data:percent} a day over all our data, whichever way, the last day's {btc.return.1d:percent.signed} was a large move.",
      ],
    }),
  ],
  usual: [
    claim("takeaway.trader.zone", {
      reads: ["zone.a.side", "btc.close"],
      predicate: inZone,
      wordings: [
        "The close lies within zone {zone.a.letter:text}, {zone.a.low:price} to {zone.a.high:price}; a zone says what was, not what holds.",
        "With a close of {btc.close:price.exact} the price is inside zone {zone.a.letter:text}, which runs from {zone.a.low:price} to {zone.a.high:price}.",
        "Zone {zone.a.letter:text}, {zone.a.low:price} to {zone.a.high:price}, is where the price stands at the close.",
      ],
      forbids: [/\b(support|resistance|floor|bounce)/i],
    }),
    claim("takeaway.trader.volume_falls", {
      reads: ["volume.state"],
      predicate: (read) => read.word("volume.state") === "heavy-on-falls",
      wordings: [
        "Volume has been heaviest on falling days: rising days had {volume.rising_share:share} of what was traded in {volume.fortnight.days:count} days.",
        "Of {volume.fortnight.days:count} days' reported volume only {volume.rising_share:share} came on rising days.",
        "Rising days had {volume.rising_share:share} of the last {volume.fortnight.days:count} days' reported volume; the rest came on falling ones.",
      ],
      entails: {
        rising: (read) => read.number("volume.rising_share").gte(0),
        falling: (read) => read.number("volume.rising_share").lt("0.5"),
      },
    }),
    claim("takeaway.trader.volume_weak", {
      reads: ["volume.state"],
      predicate: (read) => read.word("volume.state") === "weak",
      wordings: [
        "Reported spot volume is thin: over {volume.short.days:count} days it averages {volume.trend:multiple} what it did over {volume.long.days:count}, extreme days capped.",
        "Trading is thinner than it was: the average volume of {volume.short.days:count} days is {volume.trend:multiple} that of {volume.long.days:count} days, extreme days capped.",
        "At {volume.trend:multiple} the average of {volume.long.days:count} days, extreme days capped, the volume of the last {volume.short.days:count} days is thin.",
      ],
    }),
    claim("takeaway.trader.wide", {
      predicate: wide,
      wordings: [
        "Days are wider than usual: the week's average move was {btc.mean_move.7d:percent}, whichever way, against {btc.mean_move.data:percent} over all our data.",
        "The average day of this week moved {btc.mean_move.7d:percent}, whichever way; over all our data it is {btc.mean_move.data:percent}.",
        "At {btc.mean_move.7d:percent} a day, whichever way, this week's days moved more than the average day of all our data ({btc.mean_move.data:percent}).",
      ],
    }),
    claim("takeaway.trader.narrow", {
      predicate: narrow,
      wordings: [
        "Days are narrower than usual: the week's average move was {btc.mean_move.7d:percent}, whichever way, against {btc.mean_move.data:percent} over all our data.",
        "The average day of this week moved only {btc.mean_move.7d:percent}, whichever way; over all our data it is {btc.mean_move.data:percent}.",
        "At {btc.mean_move.7d:percent} a day, whichever way, this week's days moved less than the average day of all our data ({btc.mean_move.data:percent}).",
      ],
    }),
    claim("takeaway.trader.week", {
      predicate: hasRange,
      wordings: [
        "The week spanned {btc.low.7d:price.exact} to {btc.high.7d:price.exact}, and closed at {btc.close:price.exact}.",
        "From the week's low of {btc.low.7d:price.exact} ({btc.low.7d.day:day}) to its high of {btc.high.7d:price.exact} ({btc.high.7d.day:day}): that is the span that the close of {btc.close:price.exact} stands in.",
        "Low and high of the week are {btc.low.7d:price.exact} and {btc.high.7d:price.exact}; the close of {btc.close:price.exact} is {btc.rebound.7d:offset} the low.",
      ],
    }),
    claim("takeaway.trader.day", {
      wordings: [
        "The day closed {btc.return.1d:percent.signed}, in a week whose average day moved {btc.mean_move.7d:percent}, whichever way.",
        "Against an average of {btc.mean_move.7d:percent} for this week's days, whichever way, the last day brought {btc.return.1d:percent.signed}.",
        "The last day's change was {btc.return.1d:percent.signed}; the week's days moved {btc.mean_move.7d:percent} on average, whichever way.",
      ],
    }),
    claim("takeaway.trader.as_of", {
      predicate: (read) =>
        read.rounded("btc.return.7d.before").minus(read.rounded("btc.return.7d")).abs().gte("0.02"),
      wordings: [
        "A seven-day change is only as good as its date: {btc.return.7d.before:percent.signed} to {btc.return.7d.before.day:day}, {btc.return.7d:percent.signed} to {btc.close.day:day}.",
        "From {btc.return.7d.before.day:day} to {btc.close.day:day} the seven-day change went from {btc.return.7d.before:percent.signed} to {btc.return.7d:percent.signed}: a day left the window and another came.",
        "Read on {btc.return.7d.before.day:day}, the seven-day change was {btc.return.7d.before:percent.signed}; read on {btc.close.day:day}, it is {btc.return.7d:percent.signed}.",
      ],
    }),
    claim("takeaway.trader.volatility", {
      wordings: [
        "Realised volatility over 30 days is {volatility.realised:volatility} a year, after {volatility.realised.before:volatility} in the 30 days before.",
        "Swings in numbers: {volatility.realised:volatility} of realised volatility a year over 30 days, against {volatility.realised.before:volatility} over the 30 days before those.",
        "Realised volatility is {volatility.realised:volatility} a year for the last 30 days; for the 30 days before those it was {volatility.realised.before:volatility}.",
      ],
    }),
    claim("takeaway.trader.others", {
      reads: ["market.least"],
      predicate: (read) =>
        read.word("market.most.name") !== "bitcoin" &&
        read.rounded("market.most").abs().gt(read.rounded("market.least").abs()),
      wordings: [
        "Among the coins of the table {market.most.name:text} had the widest week, {market.most:percent.signed}.",
        "The widest week of the table was that of {market.most.name:text}: {market.most:percent.signed}. Bitcoin's was {btc.return.7d:percent.signed}.",
        "Bitcoin's week was {btc.return.7d:percent.signed}; that of {market.most.name:text}, the widest of the table, {market.most:percent.signed}.",
      ],
    }),
  ],
  watch: [
    claim("takeaway.trader.watch", {
      predicate: hasRange,
      wordings: [
        "What to watch: a close outside {btc.low.7d:price.exact} to {btc.high.7d:price.exact}.",
        "The week's low, {btc.low.7d:price.exact}, and its high, {btc.high.7d:price.exact}, are the marks to compare the next closes with.",
        "A close outside {btc.low.7d:price.exact} to {btc.high.7d:price.exact} would be at a price that the week did not see.",
      ],
    }),
    claim("takeaway.trader.watch_zone", {
      reads: ["zone.a.side", "btc.close"],
      predicate: inZone,
      wordings: [
        "What to watch: a close outside zone {zone.a.letter:text}, {zone.a.low:price} to {zone.a.high:price}.",
        "The ends of zone {zone.a.letter:text}, {zone.a.low:price} and {zone.a.high:price}, are the nearest levels to follow.",
        "A close outside {zone.a.low:price} to {zone.a.high:price} would put the price out of zone {zone.a.letter:text}.",
      ],
      forbids: [/\b(support|resistance|floor|bounce)/i],
    }),
    claim("takeaway.trader.watch_move", {
      wordings: [
        "What to watch: whether days keep moving {btc.mean_move.7d:percent} on average, whichever way.",
        "The size of the days is worth following: {btc.mean_move.7d:percent} on average this week, whichever way.",
        "Next to the price itself, the average daily move of {btc.mean_move.7d:percent} is a figure to compare next week with.",
      ],
    }),
  ],
}
