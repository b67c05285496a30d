/** Where the words, their proof, the raw replies and the finished texts lie: R2, each under the hash of its bytes. */
export type Files = {
  /**
   * Stores a text and returns its key, `sha256/<hex>`. The same text twice is one object. `gzip` stores it compressed;
   * its key is the hash of the text all the same.
   */
  put(text: string, contentType: string, options?: { gzip?: boolean }): Promise<string>
  /** The text under a key; throws when there is none, for a key is only ever written after its text. */
  get(key: string): Promise<string>
  /** Stores bytes, such as a picture's, and returns their key. The same bytes twice are one object. */
  putBytes(bytes: Uint8Array, contentType: string): Promise<string>
  /** The bytes under a key, or null when there are none: whoever asks may have made the key up. */
  findBytes(key: string): Promise<{ bytes: ArrayBuffer; contentType: string } | null>
  /** The key that bytes have or would have; nothing is stored. */
  keyOfBytes(bytes: Uint8Array): Promise<string>
  /** The key that a text has or would have; nothing is stored. */
  keyOf(text: string): Promise<string>
}

/** What a job that writes and reads texts alone needs of them. */
export type TextFiles = Pick<Files, "put" | "get" | "keyOf">

export function filesIn(bucket: R2Bucket): Files {
  return {
    // Nothing asks first whether it is there: nearly every text is new, and a second write of one is rare and harmless.
    async put(text, contentType, { gzip = false } = {}) {
      const bytes = new TextEncoder().encode(text)
      const key = await keyOfBytes(bytes)
      if (gzip) {
        const body = await through(new CompressionStream("gzip"), bytes)
        await bucket.put(key, body, { httpMetadata: { contentType, contentEncoding: "gzip" } })
      } else await bucket.put(key, bytes, { httpMetadata: { contentType } })
      return key
    },
    async get(key) {
      const object = await bucket.get(key)
      if (object === null) throw new Error(`no file under ${key}`)
      if (object.httpMetadata?.contentEncoding !== "gzip") return exactly(await object.arrayBuffer())
      return exactly(await through(new DecompressionStream("gzip"), await object.bytes()))
    },
    async putBytes(bytes, contentType) {
      const key = await keyOfBytes(bytes)
      await bucket.put(key, bytes, { httpMetadata: { contentType } })
      return key
    },
    async findBytes(key) {
      const object = await bucket.get(key)
      if (object === null) return null
      const contentType = object.httpMetadata?.contentType ?? "application/octet-stream"
      return { bytes: await object.arrayBuffer(), contentType }
    },
    keyOfBytes,
    keyOf: (text) => keyOfBytes(new TextEncoder().encode(text)),
  }
}

async function keyOfBytes(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes)
  return `sha256/${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`
}

/** The text whose UTF-8 these bytes are, a byte order mark included: its hash is its name. */
const exactly = (bytes: ArrayBuffer): string =>
  new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)

const through = (stream: CompressionStream | DecompressionStream, bytes: Uint8Array): Promise<ArrayBuffer> =>
  new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer()
