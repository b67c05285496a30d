import type { Replies } from "./replies.ts"

/** https://docs.deribit.com/api-reference/market-data/public-get_book_summary_by_instrument. The amounts are samples. */
export const deribit: Replies = {
  "/api/v2/public/get_book_summary_by_instrument": {
    jsonrpc: "2.0",
    result: [
      {
        instrument_name: "BTC-PERPETUAL",
        base_currency: "BTC",
        quote_currency: "USD",
        creation_timestamp: Date.UTC(2026, 1, 9) + 5_000,
        open_interest: 851_234_560,
        volume: 7_912.5,
        volume_usd: 555_900_000.5,
        mark_price: 70_260.15,
        funding_8h: 0.00021,
        current_funding: 0.00003,
      },
    ],
  },
}
