import type { Config } from "../config.ts"
import { type LastingPurpose, signToken } from "../subscribers/token.ts"

/** A reader's own links outside an edition, signed by the ring's first key. */
export async function readerLinks(
  { TOKEN_KEYS, PUBLIC_URL }: Pick<Config, "TOKEN_KEYS" | "PUBLIC_URL">,
  reader: { publicId: string; version: number },
): Promise<Record<LastingPurpose, string>> {
  const [key] = TOKEN_KEYS
  if (key === undefined) throw new Error("TOKEN_KEYS holds no key")
  const link = async (purpose: LastingPurpose) =>
    `${PUBLIC_URL}/${purpose}/${await signToken(key, { purpose, ...reader })}`
  return { unsubscribe: await link("unsubscribe"), preferences: await link("preferences") }
}
