import type { Replies } from "./replies.ts"

const midnight = Date.UTC(2026, 1, 9)
const hourMs = 3_600_000
const ts = String(midnight + 4_000)

/**
 * https://www.okx.com/docs-v5/en/#public-data-rest-api-get-open-interest, #public-data-rest-api-get-funding-rate and
 * #trading-statistics-rest-api-get-contracts-open-interest-and-volume. The amounts are samples of the usual size.
 */
export const okx: Replies = {
  "/api/v5/public/open-interest": {
    code: "0",
    msg: "",
    data: [
      {
        instType: "SWAP",
        instId: "BTC-USDT-SWAP",
        oi: "2918000.1",
        oiCcy: "29180.001",
        oiUsd: "2050325270.26",
        ts,
      },
    ],
  },
  "/api/v5/public/funding-rate": {
    code: "0",
    msg: "",
    data: [
      {
        instType: "SWAP",
        instId: "BTC-USDT-SWAP",
        method: "current_period",
        fundingRate: "0.00023",
        nextFundingRate: "",
        fundingTime: String(midnight + 8 * hourMs),
        nextFundingTime: String(midnight + 16 * hourMs),
        ts,
      },
    ],
  },
  "/api/v5/rubik/stat/contracts/open-interest-volume": {
    code: "0",
    msg: "",
    data: Array.from({ length: 12 * 24 }, (_, back) => [
      String(midnight - back * hourMs),
      `${5_150_000_000 + back * 1_000}.5`,
      `${1_620_000_000 + ((back * 7_919_311) % 400_000_000)}.25`,
    ]),
  },
}

/** The documentation's list of errors: code 50011 comes with a 200 or a 429. */
export const error200 = { code: "50011", msg: "Too Many Requests", data: [] }
