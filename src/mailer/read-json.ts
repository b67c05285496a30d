/**
 * What a body says as JSON; null where it is none, which no shape of the provider's is.
 *
 * @example readJson("<html>") // => null
 */
export function readJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
