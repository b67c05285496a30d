import type { Context } from "hono"
import type { HttpEnv } from "../deps.ts"
import { answerProblem } from "../problem.ts"
import { pictureKey } from "./picture-path.ts"

// https://www.w3.org/TR/png-3/#5PNG-file-signature. No text begins so: 0x89 begins no character of UTF-8.
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

const isPng = (bytes: ArrayBuffer): boolean => {
  const first = new Uint8Array(bytes).subarray(0, signature.length)
  return signature.every((byte, place) => first[place] === byte)
}

/**
 * `GET /pictures/:name`, for everyone, mail clients among them. The store holds frozen texts and raw replies under the
 * same kind of key: what is no picture is as if it were not there.
 */
export async function sendPicture(c: Context<HttpEnv>) {
  const key = pictureKey(c.req.param("name") ?? "")
  const file = key === null ? null : await c.var.deps.files.findBytes(key)
  if (key === null || file === null || !isPng(file.bytes)) {
    return answerProblem(c, { status: 404, title: "there is no such picture" })
  }
  const etag = `"${key.slice("sha256/".length)}"`
  c.header("ETag", etag)
  c.header("Cache-Control", "public, max-age=31536000, immutable")
  c.header("Cross-Origin-Resource-Policy", "cross-origin")
  c.header("X-Content-Type-Options", "nosniff")
  if (isHeld(c.req.header("If-None-Match"), etag)) return c.body(null, 304)
  return c.body(file.bytes, 200, { "Content-Type": "image/png" })
}

/** Whether whoever asks has it already (RFC 9110, 13.1.2). */
const isHeld = (held: string | undefined, etag: string): boolean =>
  (held ?? "").split(",").some((each) => ["*", etag, `W/${etag}`].includes(each.trim()))
