import { type Claim, claim, toldApart } from "../claim.ts"

/** The section on the price's data: the week's range, the day, and the price at another place. */
export const priceClaims: readonly Claim[] = [
  claim("data.week", {
    predicate: toldApart("price.exact", "btc.low.7d", "btc.high.7d"),
    wordings: [
      "In the seven days to {btc.close.day:day} bitcoin traded between {btc.low.7d:price.exact} ({btc.low.7d.day:day}) and {btc.high.7d:price.exact} ({btc.high.7d.day:day}) on {btc.venue:text}.",
      "On {btc.venue:text}, the seven days to {btc.close.day:day} ran between {btc.low.7d:price.exact} ({btc.low.7d.day:day}) and {btc.high.7d:price.exact} ({btc.high.7d.day:day}).",
      "The week's low was {btc.low.7d:price.exact}, on {btc.low.7d.day:day}, and its high {btc.high.7d:price.exact}, on {btc.high.7d.day:day}, both on {btc.venue:text}.",
      "{btc.venue:text} had its low of the week at {btc.low.7d:price.exact} on {btc.low.7d.day:day} and its high at {btc.high.7d:price.exact} on {btc.high.7d.day:day}.",
    ],
  }),
  claim("data.day", {
    wordings: [
      "On {btc.close.day:day} bitcoin {btc.return.1d:moved}, closing at {btc.close:price.exact}.",
      "The day itself, {btc.close.day:day}: bitcoin {btc.return.1d:moved} and closed at {btc.close:price.exact}.",
      "From the close before to that of {btc.close.day:day} bitcoin {btc.return.1d:moved}; it closed at {btc.close:price.exact}.",
    ],
  }),
  claim("data.spot", {
    wordings: [
      "{btc.spot.origin:text} put bitcoin at {btc.spot:price.exact} at {btc.spot.at:time} on {btc.spot.at:day}.",
      "At {btc.spot.at:time} on {btc.spot.at:day} it stood at {btc.spot:price.exact} ({btc.spot.origin:text}).",
    ],
  }),
]

/** What of it is said on a quiet day, on which the standfirst has the close. */
export const quietPriceClaims: readonly Claim[] = priceClaims.slice(0, 1)
