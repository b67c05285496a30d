import type { Coin } from "../market/observation.ts"

/** What readers call a coin: in a table, and within a sentence. */
export const coinNames: Record<Coin, { title: string; prose: string }> = {
  btc: { title: "Bitcoin", prose: "bitcoin" },
  eth: { title: "Ether", prose: "ether" },
  bnb: { title: "BNB", prose: "BNB" },
  sol: { title: "Solana", prose: "Solana" },
}
