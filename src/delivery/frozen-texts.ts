import type { ReaderKind } from "../subscribers/reader-kind.ts"
import type { Envelope } from "./envelope.ts"
import type { Texts } from "./message.ts"

/** Fetches the frozen texts of an envelope; each file once, however many chunks of a batch ask for it. */
export type FrozenTexts = (envelope: Envelope) => Promise<Record<ReaderKind, Texts>>

export function frozenTexts(files: { get(key: string): Promise<string> }): FrozenTexts {
  const asked = new Map<string, Promise<string>>()
  const get = (key: string): Promise<string> => {
    const text = asked.get(key) ?? files.get(key)
    asked.set(key, text)
    return text
  }
  return async ({ mails }) => {
    const texts = async (kind: ReaderKind): Promise<Texts> => {
      const [html, text] = await Promise.all([get(mails[kind].html), get(mails[kind].text)])
      return { html, text }
    }
    return {
      general: await texts("general"),
      "long-term-holder": await texts("long-term-holder"),
      trader: await texts("trader"),
      beginner: await texts("beginner"),
    }
  }
}
