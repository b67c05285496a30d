import type { BasketCoin, Coin, FigureId } from "../market/observation.ts"

/** The figures that have a name of their own; the rest are a basket coin's daily prices. */
type Named = Exclude<FigureId, `${Exclude<BasketCoin, Coin>}.daily` | `${string}.change.${string}`>

const names: Record<Named, string> = {
  "btc.daily": "bitcoin daily prices",
  "eth.daily": "ether daily prices",
  "bnb.daily": "BNB daily prices",
  "sol.daily": "Solana daily prices",
  "btc.spot": "bitcoin price",
  "eth.spot": "ether price",
  "bnb.spot": "BNB price",
  "sol.spot": "Solana price",
  "btc.ath": "bitcoin record high",
  "basket.caps": "market capitalisations",
  "btc.difficulty": "mining difficulty",
  "btc.difficulty.previous": "previous difficulty",
  "btc.difficulty.daily": "mining difficulty by day",
  "btc.retarget.height": "block of the last adjustment",
  "btc.next_retarget.change": "estimate of the next adjustment",
  "btc.next_retarget.blocks": "blocks to the next adjustment",
  "btc.next_retarget.days": "days to the next adjustment",
  "btc.hash_rate": "hash rate",
  "btc.fees_per_block": "fees per block",
  "btc.realised_price": "realised price",
  "btc.true_market_mean": "true market mean",
  "btc.lth_supply": "supply held 150 days or more",
  "btc.urpd": "coins by the price they last moved at",
  "etf.btc.flow": "bitcoin fund flows",
  "etf.eth.flow": "ether fund flows",
  "etf.sol.flow": "Solana fund flows",
  "btc.open_interest": "open interest",
  "btc.funding": "funding rate",
  "btc.derivatives_volume": "derivatives volume",
  "btc.dvol": "implied volatility",
  fear_greed: "Fear & Greed Index",
  headlines: "headlines",
}

const isNamed = (id: FigureId): id is Named => Object.hasOwn(names, id)

/**
 * What readers call a figure.
 *
 * figureName("btc.hash_rate") // => "hash rate"
 * figureName("xrp.daily") // => "XRP daily prices"
 */
export function figureName(id: FigureId): string {
  if (isNamed(id)) return names[id]
  const [coin = "", what, window] = id.split(".")
  return what === "change" ? `${coin.toUpperCase()} ${window} change` : `${coin.toUpperCase()} daily prices`
}
