import * as z from "zod"
import type { JobDeps } from "./deps.ts"

/** What the editors are written about. */
export const EditorsEvent = z.enum([
  ...["held", "waiting", "done", "missed", "failed", "stopped"],
  ...["late-done", "late-failed", "late-stopped"],
] as const)
export type EditorsEvent = z.infer<typeof EditorsEvent>

/** Parameters of an outbox row of purpose `editors`: which edition, what happened, which of the editors. */
export const EditorsMail = z.object({
  slug: z.string(),
  version: z.int(),
  event: EditorsEvent,
  editor: z.int().min(0),
})
export type EditorsMail = z.infer<typeof EditorsMail>

/**
 * Writes to each editor, once for each event of an edition's version however often it is asked. `occasion` tells apart
 * events of one kind that may come again.
 */
export async function tellEditors(
  deps: JobDeps,
  slug: string,
  version: number,
  event: EditorsEvent,
  occasion = 0,
): Promise<void> {
  for (const editor of deps.config.EDITORS.keys()) {
    const params: EditorsMail = { slug, version, event, editor }
    const id = `editors/${deps.config.NEWSLETTER}/${slug}/${version}/${event}-${occasion}/${editor}`
    const isNew = await deps.outbox.add({ id, purpose: "editors", subscriber: null, params }, deps.now())
    // One whose message is lost is enqueued again by the watchdog.
    if (isNew) await deps.enqueueMail(id)
  }
  if (deps.config.EDITORS.length === 0) deps.log("no editor to tell", { slug, event })
}
