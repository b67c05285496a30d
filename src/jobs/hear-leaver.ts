import type { Leaver } from "../delivery/provider-event.ts"
import type { Contacts } from "../store/contacts.ts"
import type { Subscribers } from "../store/subscribers.ts"

/** What hearing of a leaver needs of the world. */
export type HearingLeaverDeps = {
  contacts: Pick<Contacts, "readerBefore">
  subscribers: Pick<Subscribers, "unsubscribe">
  /** The keyed hash of an address. */
  hashOf(address: string): Promise<string>
  now(): number
}

/**
 * Lets who has left by the provider's own link leave here as well. The provider's contacts are the whole team's: who was
 * never a contact of ours is none of our business, nor is one who has come back since. Twice is once.
 */
export async function hearLeaver(
  { contacts, subscribers, hashOf, now }: HearingLeaverDeps,
  { address, at }: Leaver,
): Promise<"foreign" | "left"> {
  const publicId = await contacts.readerBefore(await hashOf(address), at)
  if (publicId === null) return "foreign"
  await subscribers.unsubscribe(publicId, now())
  return "left"
}
