import { pictureUrl } from "../../../emails/picture.ts"

const name = /^([0-9a-f]{64})\.png$/

/**
 * Where the picture under a key of the store is shown, on our own site.
 *
 * @example picturePath("sha256/0f…") // => "/pictures/0f….png"
 */
export const picturePath = (key: string): string => pictureUrl("", key)

/**
 * The key of the store that a picture's name stands for; null for what is no picture's name.
 *
 * @example pictureKey("0f….png") // => "sha256/0f…"
 */
export function pictureKey(of: string): string | null {
  const hash = name.exec(of)?.[1]
  return hash === undefined ? null : `sha256/${hash}`
}
