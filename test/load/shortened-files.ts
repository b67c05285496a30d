/**
 * A bucket whose HTML texts are given with so many characters of their middle left out that `characters` remain: mails of a
 * size that can be named, with a head, a foot and all that is a reader's own.
 */
export const shortenedFiles = (bucket: R2Bucket, characters: number): R2Bucket =>
  new Proxy(bucket, {
    get(target, name) {
      if (name !== "get") return Reflect.get(target, name).bind(target)
      return async (key: string) => {
        const object = await target.get(key)
        if (!object?.httpMetadata?.contentType?.startsWith("text/html")) return object
        const bytes = new TextEncoder().encode(shortened(await object.text(), characters))
        return { httpMetadata: object.httpMetadata, arrayBuffer: async () => bytes.buffer }
      }
    },
  })

// The foot, with the links to leave by, is the longer part.
function shortened(html: string, characters: number): string {
  if (html.length <= characters) return html
  const head = Math.floor(characters / 3)
  return html.slice(0, head) + html.slice(html.length - (characters - head))
}
