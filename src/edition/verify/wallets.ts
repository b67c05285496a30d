// Bitcoin's three forms and Ethereum's. A word of this length and these letters alone: no hash of 64 digits is one.
const wallet = /\b(?:[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[02-9ac-hj-np-z]{11,71}|0x[0-9a-f]{40})\b/gi

/**
 * What looks like the address of a wallet, to which a reader might send money: no mail of ours holds one, whoever wrote
 * the words around it.
 *
 * walletsIn("Send to 0x00000000219ab540356cBB839Cbe05303d7705Fa") // => ["0x00000000219ab540356cBB839Cbe05303d7705Fa"]
 */
export const walletsIn = (text: string): string[] => text.match(wallet) ?? []
