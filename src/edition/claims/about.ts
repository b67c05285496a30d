import { type Claim, claim } from "../claim.ts"

/** What stands at the foot of every edition. */
export const aboutClaims: readonly Claim[] = [
  claim("about.method", {
    wordings: [
      "Generated automatically from public data as of {btc.close.at:time} on {btc.close.at:day.year}, by rules and without a language model; figures and sources: {edition.url:text}.",
    ],
  }),
  claim("about.estimates", { wordings: ["Estimates are models and can be wrong."] }),
  claim("about.information", {
    wordings: ["This is information only, not financial advice or a recommendation."],
  }),
  claim("about.risk", {
    wordings: ["Crypto-assets are volatile; you could lose all the money you put in."],
  }),
  claim("about.holdings", { wordings: ["{publisher.holdings:text}"] }),
]
