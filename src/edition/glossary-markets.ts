import type { Term } from "./glossary.ts"

/** The terms of prices, trading and funds. */
export const glossaryOfMarkets: readonly Term[] = [
  {
    id: "average-daily-move",
    term: "Average daily move",
    meaning:
      "How much the price changed from a close to the next, on average, whichever way. A rise and a fall of the same size count the same.",
    forms: ["average daily move"],
  },
  {
    id: "basket",
    term: "Basket",
    meaning:
      "Our own group of large coins, weighted by market capitalisation: at most 30% for the largest and 20% for any other. Stablecoins are not in it. It is no product that can be held.",
    forms: ["our basket", "the basket", "basket"],
  },
  {
    id: "close",
    term: "Close",
    meaning:
      "The last trade of a day before midnight UTC. Each day is measured at the same moment, so that days can be compared.",
    forms: ["close", "closes", "closed", "closing", "closing price"],
  },
  {
    id: "downtrend",
    term: "Downtrend",
    meaning:
      "Our name for a market that fell 10% or more in 30 days and has not calmed since. It says what was, not what comes.",
    forms: ["downtrend"],
  },
  {
    id: "fear-and-greed",
    term: "Fear & Greed Index",
    meaning:
      "A number from 0 (extreme fear) to 100 (extreme greed) that alternative.me works out each day from prices, volume and what people search for. It is theirs, and we print it as they give it.",
    forms: ["fear & greed index", "fear & greed"],
  },
  {
    id: "fund-flows",
    term: "Fund flows",
    meaning:
      "Money that went into exchange-traded funds (ETFs) less money that was taken out, on a trading day. The funds hold bitcoin for people who have shares in them.",
    forms: ["fund flows", "etf", "etfs", "exchange-traded funds", "spot bitcoin etfs", "outflows", "inflows"],
  },
  {
    id: "funding-rate",
    term: "Funding rate",
    meaning:
      "What holders of perpetual futures pay each other every eight hours, so that these contracts stay near the price itself. Above zero, those who bet on a rise pay those who bet on a fall.",
    forms: ["funding rate", "funding"],
  },
  {
    id: "implied-volatility",
    term: "Implied volatility",
    meaning:
      "How much movement the prices of options allow for, as a percentage a year. It is what traders pay for, not what has happened.",
    forms: ["implied volatility"],
  },
  {
    id: "long-term-holder-supply",
    term: "Long-term holder supply",
    meaning:
      "Coins that have not moved for 150 days or more. The number also grows when coins simply get older, so it is no count of anyone's trades.",
    forms: ["long-term holder supply", "supply held 150 days or more"],
  },
  {
    id: "market-capitalisation",
    term: "Market capitalisation",
    meaning: "The price of a coin times the number of coins in circulation.",
    forms: ["market capitalisation", "market capitalisations"],
  },
  {
    id: "open-interest",
    term: "Open interest",
    meaning:
      "The worth of all futures contracts that are open at a moment. Each contract has two sides, so it says how much is at stake and not which way.",
    forms: ["open interest"],
  },
  {
    id: "percentage-point",
    term: "Percentage point",
    meaning: "The difference between two percentages: from 4% to 6% is a change of 2 points.",
    forms: ["points", "percentage points"],
  },
  {
    id: "rally",
    term: "Rally",
    meaning:
      "Our name for a market that rose 7% or more in seven days and has not calmed since. It says what was, not what comes.",
    forms: ["rally"],
  },
  {
    id: "realised-price",
    term: "Realised price",
    meaning:
      "The average price at which all coins last moved. It is roughly what holders together paid, and it changes slowly.",
    forms: ["realised price"],
  },
  {
    id: "realised-volatility",
    term: "Realised volatility",
    meaning:
      "How much the price did move from day to day, as a percentage a year. The higher it is, the wider the swings have been.",
    forms: ["realised volatility", "volatility"],
  },
  {
    id: "record-high",
    term: "Record high",
    meaning:
      "The highest price that bitcoin ever traded at, on the market that we take prices from. Other markets may have a slightly different one.",
    forms: ["record high", "all-time high"],
  },
  {
    id: "sell-off",
    term: "Sell-off",
    meaning:
      "Our name for a market that fell 7% or more in seven days and has not calmed since. An acute one fell 15% or more, with a fall of 8% or more on one of the last three days.",
    forms: ["sell-off", "acute sell-off"],
  },
  {
    id: "spot",
    term: "Spot",
    meaning:
      "Trading in the coin itself, paid for and handed over at once. Futures and other contracts are not spot.",
    forms: ["spot", "spot volume"],
  },
  {
    id: "true-market-mean",
    term: "True market mean",
    meaning:
      "An average of what coins last moved at that leaves out coins paid to miners and counts lost or sleeping coins less. It is one estimate of the average cost of active holders.",
    forms: ["true market mean"],
  },
  {
    id: "two-hundred-week-average",
    term: "200-week average",
    meaning:
      "The mean of the last 200 weekly closes, almost four years of them. It moves slowly and smooths out single months.",
    forms: ["200-week average"],
  },
  {
    id: "uptrend",
    term: "Uptrend",
    meaning:
      "Our name for a market that rose 10% or more in 30 days and has not calmed since. It says what was, not what comes.",
    forms: ["uptrend"],
  },
  {
    id: "utc",
    term: "UTC",
    meaning:
      "The world's common clock. Midnight UTC is evening in New York and morning in Tokyo; bitcoin's days are counted by it.",
    forms: ["utc"],
  },
  {
    id: "volume",
    term: "Volume",
    meaning: "How much of a coin was traded in a time, as the exchange reports it.",
    forms: ["volume", "traded volume", "trading volume"],
  },
  {
    id: "zone",
    term: "Zone",
    meaning:
      "A price or a range of prices that stands out, such as one where much volume changed hands. It describes the past; the price may pass through it.",
    forms: ["zone", "zones"],
  },
]
