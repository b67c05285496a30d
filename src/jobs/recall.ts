import type { Get } from "../market/source.ts"
import { OutsideError } from "../outside.ts"
import type { TextFiles } from "../store/files.ts"
import type { Requested } from "./gathered.ts"

/** The text under a key, or null when there is none or it is no longer the one that was stored under it. */
export async function findIntact(files: TextFiles, key: string): Promise<string | null> {
  const text = await files.get(key).catch(() => null)
  return text !== null && (await files.keyOf(text)) === key ? text : null
}

/** The replies of an edition's gathering as they were kept: body by SHA-256, null where it is lost or spoiled. */
export async function recallReplies(
  files: TextFiles,
  requests: readonly Requested[],
): Promise<ReadonlyMap<string, string | null>> {
  const hashes = new Set(requests.flatMap((each) => (each.outcome === "reply" ? [each.sha256] : [])))
  return new Map(
    await Promise.all(
      [...hashes].map(async (sha256) => [sha256, await findIntact(files, `sha256/${sha256}`)] as const),
    ),
  )
}

/**
 * Answers as the outside world did: each URL with what came of it, in the same order, refusals included. Nothing is
 * asked; what was not asked then is refused.
 */
export function answersAsThen(
  requests: readonly Requested[],
  replies: ReadonlyMap<string, string | null>,
): Get {
  const left = [...requests]
  return async (url) => {
    const place = left.findIndex((each) => each.url === url)
    const [then] = place === -1 ? [] : left.splice(place, 1)
    const { host, pathname } = new URL(url)
    const refuse = (problem: string, status: number | null = null) =>
      new OutsideError(host, problem, { status, retryable: false })
    if (!then) throw refuse(`was not asked for ${pathname} when the edition was made`)
    if (then.outcome === "refused") throw refuse(then.problem, then.status)
    const body = replies.get(then.sha256) ?? null
    if (body === null) throw refuse(`gave a reply to ${pathname} that is no longer as it was kept`)
    const { sha256, fetchedAt, rebuiltFrom } = then
    return { url, body, sha256, fetchedAt, rebuiltFrom }
  }
}
