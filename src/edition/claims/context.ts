import { type Claim, claim, type Reading } from "../claim.ts"

/** The coins of the table, compared as they are printed. */
const widest = claim("context.widest", {
  predicate: (read) => read.rounded("market.most").abs().gt(read.rounded("market.least").abs()),
  wordings: [
    "Over the seven days {market.most.name:text} moved most ({market.most:change}) and {market.least.name:text} least ({market.least:change}).",
    "Of these coins {market.most.name:text} moved most over the seven days, {market.most:change}; {market.least.name:text}, {market.least:change}, moved least.",
    "The widest move of the table over seven days is that of {market.most.name:text}, {market.most:change}, and the smallest that of {market.least.name:text}, {market.least:change}.",
    "The table's widest move of the week was that of {market.most.name:text} ({market.most:change}), its smallest that of {market.least.name:text} ({market.least:change}).",
  ],
})

const all = (count: "market.rising" | "market.falling") => (read: Reading) =>
  read.number(count).eq(read.number("market.count")) && read.number("market.count").gte(3)

const mixed = (read: Reading): boolean =>
  read.number("market.rising").gt(0) &&
  read.number("market.falling").gt(0) &&
  read.number("market.count").gte(3)

/** Whether the coins of the table went the same way over the week. */
const sameWay: readonly Claim[] = [
  claim("context.all_up", {
    reads: ["market.rising", "market.count"],
    predicate: all("market.rising"),
    wordings: [
      "All {market.count:words} coins of the table are up on the week.",
      "Over the week all {market.count:words} coins are up.",
      "Each of the table's {market.count:words} coins is up over the seven days.",
    ],
    entails: { up: all("market.rising") },
  }),
  claim("context.all_down", {
    reads: ["market.falling", "market.count"],
    predicate: all("market.falling"),
    wordings: [
      "All {market.count:words} coins of the table are down on the week.",
      "Over the week all {market.count:words} coins are down.",
      "Each of the table's {market.count:words} coins is down over the seven days.",
    ],
    entails: { down: all("market.falling") },
  }),
  claim("context.mixed", {
    reads: ["market.falling"],
    predicate: mixed,
    wordings: [
      "The coins went different ways over the week: {market.rising:words} of {market.count:words} rose.",
      "Over the week {market.rising:words} of the table's {market.count:words} coins rose.",
      "Of the {market.count:words} coins in the table, {market.rising:words} rose over the week.",
    ],
    entails: { rose: mixed },
  }),
]

const basketForbids = [/\b(index|coindesk|cd20)\b/i]
const ahead = (read: Reading): boolean => read.number("basket.lead").gte("0.001")
const behind = (read: Reading): boolean => read.number("basket.lead").lte("-0.001")

/** Our basket of large coins, and bitcoin's place in it. */
const basket: readonly Claim[] = [
  claim("context.basket", {
    wordings: [
      "Our basket of {basket.count:words} large coins, weighted by size with a cap, is {basket.return.7d:change} over the seven days.",
      "Over the same seven days our basket of {basket.count:words} large coins, in which no coin may weigh too much, is {basket.return.7d:change}.",
      "For the wider market we keep a basket of {basket.count:words} large coins: over seven days it is {basket.return.7d:change}.",
    ],
    forbids: basketForbids,
  }),
  claim("context.basket_ahead", {
    reads: ["basket.return.7d"],
    predicate: (read) => ahead(read) && read.number("basket.beaten").gt(0),
    wordings: [
      "Bitcoin did better than the basket by {basket.lead:points}, and better than {basket.beaten:words} of the {basket.others:words} other coins in it.",
      "Against it bitcoin is ahead by {basket.lead:points}; {basket.beaten:words} of the {basket.others:words} others did less well.",
      "Bitcoin leads it by {basket.lead:points} and did better than {basket.beaten:words} of its {basket.others:words} other coins.",
    ],
    forbids: basketForbids,
  }),
  claim("context.basket_behind", {
    reads: ["basket.return.7d"],
    predicate: (read) => behind(read) && read.number("basket.beaten").gt(0),
    wordings: [
      "Bitcoin did less well than the basket by {basket.lead:points}; it did better than {basket.beaten:words} of the {basket.others:words} other coins in it.",
      "Against it bitcoin is behind by {basket.lead:points}, with {basket.beaten:words} of the {basket.others:words} others further behind.",
      "Bitcoin trails it by {basket.lead:points}: {basket.beaten:words} of its {basket.others:words} other coins did less well than bitcoin.",
    ],
    forbids: basketForbids,
  }),
  claim("context.basket_last", {
    reads: ["basket.return.7d", "basket.beaten"],
    predicate: (read) => behind(read) && read.number("basket.beaten").isZero(),
    wordings: [
      "Bitcoin did less well than the basket by {basket.lead:points}, and none of the {basket.others:words} other coins in it did worse.",
      "Against it bitcoin is behind by {basket.lead:points}; of the {basket.others:words} others none is further behind.",
      "Bitcoin trails it by {basket.lead:points}. Of the {basket.others:words} other coins none had a weaker week.",
    ],
    forbids: basketForbids,
  }),
  claim("context.basket_level", {
    reads: ["basket.return.7d", "basket.lead"],
    predicate: (read) => !ahead(read) && !behind(read),
    wordings: [
      "Bitcoin moved with the basket.",
      "Bitcoin's own week is the same to the digit that is printed.",
      "Bitcoin did neither better nor less well than that.",
    ],
    forbids: basketForbids,
  }),
]

const others = ["eth", "bnb", "sol"] as const
const listed = ["btc", ...others] as const

/** Whether what a service said of several coins is of one origin, and of one minute or day. */
const same =
  (ids: readonly string[], fact: "origin" | "at", format: string) =>
  (read: Reading): boolean =>
    new Set(ids.map((id) => read.printed(`${id}.${fact}`, format))).size === 1
const spotIds = others.map((coin) => `${coin}.spot`)
const spotReads = {
  // Beside their closes: a coin that is left out has no price here either.
  reads: others.flatMap((coin) => [`${coin}.close`, `${coin}.spot.origin`, `${coin}.spot.at`]),
}
const changeIds = listed.map((coin) => `${coin}.change.24h`)

/** The other coins' prices at another place, said once where all are of one minute. */
const spots: readonly Claim[] = [
  claim("context.spots", {
    ...spotReads,
    predicate: (read) =>
      same(spotIds, "origin", "text")(read) &&
      same(spotIds, "at", "time")(read) &&
      same(spotIds, "at", "day")(read),
    wordings: [
      "At {eth.spot.at:time} on {eth.spot.at:day} {eth.spot.origin:text} put ether at {eth.spot:price.exact}, BNB at {bnb.spot:price.exact} and Solana at {sol.spot:price.exact}.",
      "Elsewhere, at {eth.spot.origin:text}, ether stood at {eth.spot:price.exact}, BNB at {bnb.spot:price.exact} and Solana at {sol.spot:price.exact} at {eth.spot.at:time} on {eth.spot.at:day}.",
      "By the prices of {eth.spot.origin:text} at {eth.spot.at:time} on {eth.spot.at:day}, ether was at {eth.spot:price.exact}, BNB at {bnb.spot:price.exact} and Solana at {sol.spot:price.exact}.",
    ],
  }),
  claim("context.spots_by_minute", {
    ...spotReads,
    predicate: (read) =>
      same(spotIds, "origin", "text")(read) &&
      !same(spotIds, "at", "time")(read) &&
      same(spotIds, "at", "day")(read),
    wordings: [
      "On {eth.spot.at:day} {eth.spot.origin:text} put ether at {eth.spot:price.exact} ({eth.spot.at:time}), BNB at {bnb.spot:price.exact} ({bnb.spot.at:time}) and Solana at {sol.spot:price.exact} ({sol.spot.at:time}).",
      "At {eth.spot.origin:text}, on {eth.spot.at:day}, ether stood at {eth.spot:price.exact} ({eth.spot.at:time}), BNB at {bnb.spot:price.exact} ({bnb.spot.at:time}) and Solana at {sol.spot:price.exact} ({sol.spot.at:time}).",
      "By {eth.spot.origin:text}'s prices of {eth.spot.at:day}: ether {eth.spot:price.exact} ({eth.spot.at:time}), BNB {bnb.spot:price.exact} ({bnb.spot.at:time}), Solana {sol.spot:price.exact} ({sol.spot.at:time}).",
    ],
  }),
]

/** The coins' day as a price service counts it, up to a minute and not from close to close. */
const elsewhere: readonly Claim[] = [
  claim("context.day_elsewhere", {
    reads: changeIds.flatMap((id) => [`${id}.origin`, `${id}.at`]),
    predicate: (read) =>
      // A day that ends at midnight UTC is the table's own, told already.
      read.printed("btc.change.24h.at", "time") !== "00:00 UTC" &&
      // A day that ends at midnight UTC is the table's own, told already.
      read.printed("btc.change.24h.at", "time") !== "00:00 UTC" &&
      same(changeIds, "origin", "text")(read) &&
      same(changeIds, "at", "time")(read) &&
      same(changeIds, "at", "day")(read),
    wordings: [
      "Counted over the day that ended at {btc.change.24h.at:time} on {btc.change.24h.at:day}, and not from close to close, {btc.change.24h.origin:text} has bitcoin {btc.change.24h:change}, ether {eth.change.24h:change}, BNB {bnb.change.24h:change} and Solana {sol.change.24h:change}.",
      "{btc.change.24h.origin:text} counts the day to the minute: at {btc.change.24h.at:time} on {btc.change.24h.at:day} it had bitcoin {btc.change.24h:change}, ether {eth.change.24h:change}, BNB {bnb.change.24h:change} and Solana {sol.change.24h:change}.",
      "A day that ends at {btc.change.24h.at:time} on {btc.change.24h.at:day} looks a little different: by {btc.change.24h.origin:text}, bitcoin is {btc.change.24h:change}, ether {eth.change.24h:change}, BNB {bnb.change.24h:change} and Solana {sol.change.24h:change}.",
    ],
  }),
]

/** Another's count of the seven days, as a check of ours: its numbers are not printed beside them. */
const weekElsewhere = claim("context.week_elsewhere", {
  predicate: (read) => read.number("week_elsewhere.count").gte(2),
  wordings: [
    "{week_elsewhere.origin:text} counts seven days to the hour; for {week_elsewhere.count:words} coins its changes lie within {week_elsewhere.within:points} of those in the table.",
    "A check: counted to the hour by {week_elsewhere.origin:text}, the seven-day changes of {week_elsewhere.count:words} coins are within {week_elsewhere.within:points} of ours.",
    "Our seven-day changes run between closes. Those of {week_elsewhere.origin:text}, which run to the hour, lie within {week_elsewhere.within:points} of them for {week_elsewhere.count:words} coins.",
  ],
})

/** What is said of the market around bitcoin, paragraph by paragraph. */
export const contextParagraphs: readonly (readonly Claim[])[] = [
  [...sameWay, widest],
  basket,
  [...spots, ...elsewhere, weekElsewhere],
]
