/** Where the words, their proof, the raw replies and the finished texts lie: R2, each under the hash of its bytes. */
export type Files = {
  /** Stores a text and returns its key, `sha256/<hex>`. The same text twice is one object. */
  put(text: string, contentType: string): Promise<string>
  /** The text under a key; throws when there is none, for a key is only ever written after its text. */
  get(key: string): Promise<string>
}

export function filesIn(bucket: R2Bucket): Files {
  return {
    async put(text, contentType) {
      const key = `sha256/${await sha256(text)}`
      await bucket.put(key, text, { httpMetadata: { contentType } })
      return key
    },
    async get(key) {
      const object = await bucket.get(key)
      if (object === null) throw new Error(`no file under ${key}`)
      return object.text()
    },
  }
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}
