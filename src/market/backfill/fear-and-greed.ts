import { Failure, Index } from "../sources/alternative-me.ts"
import { parseReply } from "../sources/reply.ts"
import { type Fillable, inRange } from "./fillable.ts"

/**
 * The Crypto Fear & Greed Index since its first day.
 *
 * - https://alternative.me/crypto/fear-and-greed-index/#api
 * - https://api.alternative.me/fng/?limit=0
 */
export const fearAndGreedHistory: Fillable = {
  series: "fear_greed",
  column: "value",
  unit: "index 0-100",
  source: "Fear & Greed Index by alternative.me",
  origin: "alternative.me",
  provider: "alternative",
  async fill(filling) {
    const reply = await filling.get(`${filling.url}/fng/?limit=0`)
    const rows = parseReply("alternative", reply, Index, Failure).data
    return inRange(
      rows.map(({ timestamp, value }) => ({ day: timestamp, c: value })),
      filling,
    )
  },
}
