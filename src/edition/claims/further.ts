import { type Claim, claim } from "../claim.ts"

/** What someone else said of such a market, in their own words. At most one is printed. */
export const quoteClaims: readonly Claim[] = [
  claim("further.quote", {
    wordings: [
      "{quote.who:text} wrote on {quote.day:day.year}: “{quote.text:text}” ({quote.url:text}). We print it as it stands there and have not checked it.",
      "From {quote.who:text}, {quote.day:day.year}, not checked by us: “{quote.text:text}” ({quote.url:text}).",
      "“{quote.text:text}”: so {quote.who:text}, {quote.day:day.year} ({quote.url:text}). It is their view, not checked by us.",
    ],
  }),
]
