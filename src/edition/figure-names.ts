import type { FigureId } from "../market/observation.ts"

/** What readers call a figure, in the order in which a source's figures are listed. */
export const figureNames: Record<FigureId, string> = {
  "btc.daily": "bitcoin daily prices",
  "eth.daily": "ether daily prices",
  "bnb.daily": "BNB daily prices",
  "sol.daily": "Solana daily prices",
  "btc.spot": "bitcoin price",
  "eth.spot": "ether price",
  "bnb.spot": "BNB price",
  "sol.spot": "Solana price",
  "btc.ath": "bitcoin record high",
  "btc.difficulty": "mining difficulty",
  "btc.difficulty.previous": "previous difficulty",
  "btc.retarget.height": "block of the last adjustment",
  "btc.hash_rate": "hash rate",
  "btc.fees_per_block": "fees per block",
}
