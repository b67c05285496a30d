import type { Outcome } from "./mailer.ts"

type Refused = Extract<Outcome, { type: "refused" }>
type Unknown = Extract<Outcome, { type: "unknown" }>
type Invalid = Extract<Outcome, { type: "invalid" }>

/**
 * What became of a call. `detail` never holds an address.
 *
 * - `done`: it was done, or was so already.
 * - `missing`: there is no such thing (any more).
 * - `refused`, `unknown`, `invalid`: as of a mail (`Outcome`).
 */
export type Answer<T = null> =
  | { type: "done"; value: T }
  | { type: "missing"; detail: string }
  | Refused
  | Unknown
  | Invalid

/** One who is in a segment: by the provider's id, and whether it was told there that no mail is wanted any more. */
export type Member = { id: string; unsubscribed: boolean }

/** A broadcast's words, and whom it goes to. */
export type Draft = {
  name: string
  segmentId: string
  from: string
  replyTo: string | null
  subject: string
  html: string
  text: string
}

/** A broadcast as the provider has it. `status` is the provider's own word. */
export type ListedBroadcast = { id: string; name: string; status: string }
export type StandingBroadcast = ListedBroadcast &
  Omit<Draft, "name" | "segmentId"> & { segmentId: string | null }

/**
 * Keeps a list at the provider in line with ours, and has it send one mail to a segment of that list. Every call waits for
 * its turn at the limiter. An answer of any kind is an `Answer`, never a throw. All but `create` and `send` may be called
 * again at will; those two are looked up before they are called again.
 */
export type Broadcaster = {
  /** The segments there are: id by name; of two of one name the same one each time. */
  segments(): Promise<Answer<ReadonlyMap<string, string>>>
  makeSegment(name: string): Promise<Answer<string>>
  /** A page of a segment's members, after the member of this id. `last` is null with the last page. */
  members(
    segmentId: string,
    after: string | null,
  ): Promise<Answer<{ members: Member[]; last: string | null }>>

  /** Makes a contact of an address, or finds it, and gives its id. `again`: whose wish to read is newer than any leaving. */
  addContact(address: string, again: boolean): Promise<Answer<string>>
  place(contact: string, segmentId: string): Promise<Answer>
  displace(contact: string, segmentId: string): Promise<Answer>
  /** Takes a contact out of these segments, and away altogether where it is in no other. */
  forget(contact: string, segmentIds: ReadonlySet<string>): Promise<Answer>

  broadcasts(): Promise<Answer<ListedBroadcast[]>>
  /** Makes a draft, and gives its id. */
  create(draft: Draft): Promise<Answer<string>>
  read(id: string): Promise<Answer<StandingBroadcast>>
  send(id: string): Promise<Answer>
  /** Stops what is queued: who has it has it, nobody else gets it. */
  cancel(id: string): Promise<Answer>
  /** Whether the provider names anybody whom it has sent a broadcast to. */
  hasReached(id: string): Promise<Answer<boolean>>
  /** Does away with a draft. */
  discard(id: string): Promise<Answer>
}
