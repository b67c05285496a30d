import { type Claim, claim } from "../claim.ts"

/** What stands at the foot of every edition. Each of its sentences has one wording: it is the same promise every day. */
export const aboutClaims: readonly Claim[] = [
  claim("about.method", {
    wordings: [
      "Generated automatically from public data as of {btc.close.at:time} on {btc.close.at:day.year}, by rules and without a language model; figures, sources and corrections: {edition.url:text}.",
    ],
  }),
  claim("about.glossary", {
    reads: ["btc.close"],
    wordings: ["Terms are explained in the glossary: {glossary.url:text}."],
  }),
  claim("about.length", {
    predicate: (read) => read.number("edition.minutes").gt(1),
    wordings: [
      "This edition has {edition.words:count} words without its tables, sources and closing notes, about {edition.minutes:words} minutes of reading.",
    ],
  }),
  claim("about.length_minute", {
    predicate: (read) => read.number("edition.minutes").eq(1),
    wordings: [
      "This edition has {edition.words:count} words without its tables, sources and closing notes, about {edition.minutes:words} minute of reading.",
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
