import type { PublicDeps } from "./deps.ts"

/** Puts a mail's id on the queue. Its row stands, so where that fails the watchdog does it: the reader has nothing to do. */
export async function queueMail(
  { enqueueMail, log }: Pick<PublicDeps, "enqueueMail" | "log">,
  outbox: string,
): Promise<void> {
  try {
    await enqueueMail(outbox)
  } catch {
    log("mail not queued", { outbox })
  }
}
