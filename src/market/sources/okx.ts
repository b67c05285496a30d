import { Decimal as Big } from "decimal.js"
import * as z from "zod"
import { numeral } from "../numeral.ts"
import type { Reading, Source } from "../source.ts"
import { instantInText, millisecondsInText } from "./milliseconds.ts"
import { Failure } from "./okx-failure.ts"
import { volumeReading } from "./okx-volume.ts"
import { parseReply, provenance } from "./reply.ts"

const contract = "BTC-USDT-SWAP"
const origin = `OKX ${contract}`
const fundingHours = 8
const positive = z.string().regex(/^(?=.*[1-9])\d+(\.\d+)?$/, "a decimal above 0")

// Dollars over coins is a price: it tells dollars from contracts and from coins.
const OpenInterest = z.object({
  code: z.literal("0"),
  data: z.tuple([
    z
      .object({ instId: z.literal(contract), oiCcy: positive, oiUsd: positive, ts: instantInText })
      .refine(({ oiCcy, oiUsd }) => {
        const price = Number(oiUsd) / Number(oiCcy)
        return price >= 1_000 && price <= 2_000_000
      }, "an open interest whose dollars and coins give a price of bitcoin"),
  ]),
})

const Funding = z.object({
  code: z.literal("0"),
  data: z.tuple([
    z.object({
      instId: z.literal(contract),
      fundingRate: z.string().regex(/^-?\d+(\.\d+)?$/, "a decimal numeral"),
      fundingTime: millisecondsInText,
      nextFundingTime: millisecondsInText,
      ts: instantInText,
    }),
  ]),
})

const openInterestReading = (url: string): Reading => ({
  figures: ["btc.open_interest"],
  async read({ get }) {
    const reply = await get(`${url}/api/v5/public/open-interest?instType=SWAP&instId=${contract}`)
    const [{ oiUsd, ts }] = parseReply("okx", reply, OpenInterest, Failure).data
    const said = {
      kind: "value",
      figure: "btc.open_interest",
      unit: "USD",
      value: numeral(oiUsd),
      asOf: ts,
    } as const
    return [{ ...said, ...provenance("okx", origin, reply) }]
  },
})

// In a wild market the exchange asks for funding more often; the rate is then that of fewer hours.
const EightHourly = Funding.transform(({ data: [{ fundingRate, fundingTime, nextFundingTime, ts }] }) => ({
  rate: new Big(fundingRate),
  hours: (nextFundingTime - fundingTime) / 3_600_000,
  ts,
})).refine(({ hours }) => [1, 2, 4, fundingHours].includes(hours), "funding every 1, 2, 4 or 8 hours")

const fundingReading = (url: string): Reading => ({
  figures: ["btc.funding"],
  async read({ get }) {
    const reply = await get(`${url}/api/v5/public/funding-rate?instId=${contract}`)
    const { rate, hours, ts } = parseReply("okx", reply, EightHourly, Failure)
    const value = numeral(rate.times(fundingHours).div(hours))
    const said = { kind: "value", figure: "btc.funding", unit: "ratio", value, asOf: ts } as const
    return [{ ...said, ...provenance("okx", origin, reply) }]
  },
})

/**
 * OKX: open interest and funding of its perpetual bitcoin swap in USDT, and what is traded in all its bitcoin contracts.
 *
 * - https://www.okx.com/docs-v5/en/#public-data-rest-api-get-open-interest and #public-data-rest-api-get-funding-rate
 * - https://www.okx.com/api/v5/public/open-interest?instType=SWAP&instId=BTC-USDT-SWAP
 * - https://www.okx.com/api/v5/public/funding-rate?instId=BTC-USDT-SWAP
 * - Text; `oiUsd` in US dollars; the funding rate is a fraction for the time from one funding to the next (eight hours
 *   unless the exchange says otherwise) and is given for eight; moments in milliseconds.
 * - An error is a 200 with a `code` other than "0". No key. Terms: https://www.okx.com/help/terms-of-service
 */
export const okx: Source = {
  name: "okx",
  readings: ({ url }) => [openInterestReading(url), fundingReading(url), volumeReading(url)],
}
