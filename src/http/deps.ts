import type { ConfigProblem } from "../config.ts"
import type { Audience } from "../delivery/audience.ts"
import type { DeliveryView } from "../delivery/delivery-view.ts"
import type { Doubt, Resolution, Resolved, Sending } from "../delivery/doubt.ts"
import type { LaneReport } from "../delivery/lane-report.ts"
import type { LateAction, LateAnswer, LateView } from "../delivery/late.ts"
import type { Leaver, MailNews, WebhookHeaders, WebhookReading } from "../delivery/provider-event.ts"
import type { TestAnswer, TestWish } from "../delivery/test-send.ts"
import type { Reason } from "../market/figure.ts"
import type { ProbeReport } from "../market/probe.ts"
import type { Counts } from "../store/counts.ts"
import type { Decision, EditionRow, EditionState, Report } from "../store/edition-row.ts"
import type { Editions } from "../store/editions.ts"
import type { Files } from "../store/files.ts"
import type { Imports } from "../store/imports.ts"
import type { KeptRange } from "../store/series-days.ts"
import type { SubscriberList } from "../store/subscriber-list.ts"
import type { PublicDeps } from "./public/deps.ts"

/** How an editor was proved. It stands beside a decision in place of a name: no address is kept. */
export type Editor = "access" | "desk token"

/** What became of an editor's decision. The same decision a second time is `decided`, with the state as it stands. */
export type Decided =
  | { outcome: "decided"; state: EditionState }
  | { outcome: "unknown" }
  | { outcome: "refused"; state: EditionState; accepted: EditionState[] }

/** What became of making an edition again: each frozen file, and whether it came out the same, byte for byte. */
export type Rebuilt =
  | {
      outcome: "rebuilt"
      slug: string
      version: number
      files: { name: string; sha256: string; same: boolean }[]
      same: boolean
    }
  | { outcome: "unknown" }
  | { outcome: "refused"; problem: string }

/** All that the pages and the API need of the world; `deps.ts` at the root picks it. */
export type HttpDeps = PublicDeps & {
  editions: Editions
  files: Files
  imports: Imports
  subscriberList: SubscriberList
  counts: Counts
  /** The keyed hash by which an address is known again. */
  hashOf(address: string): Promise<string>
  /** Asks each live endpoint once, from where this Worker runs. */
  probe(): Promise<ProbeReport & { lane: LaneReport }>
  /** Asks for the series whose days are kept, and keeps what is settled. */
  backfill(): Promise<{ kept: KeptRange[]; failures: Reason[] }>
  /** Reads and proves a webhook of the provider's; null while no secret is set. */
  readWebhook: ((payload: string, headers: WebhookHeaders) => WebhookReading) | null
  /** Acts on what became of a mail, and says in a word how. */
  hear(id: string, news: MailNews): Promise<string>
  /** The same of a reader who has left at the provider. */
  hearLeaver(leaver: Leaver): Promise<string>
  /** What a delivery took, line by line, for editors. */
  reportLines(report: Report): { label: string; value: string }[]
  /** How an edition's delivery stands; null before there is one. */
  lookAtDelivery(row: EditionRow): Promise<DeliveryView | null>
  /** To how many readers an edition would go now; null once it goes or never will. */
  countAudience(row: EditionRow): Promise<Audience | null>
  /** Who was planned and did not get an edition, some chunks at a time; null where nothing of it was planned. */
  findNotSubmitted(
    slug: string,
    of: Sending,
    after: number,
  ): Promise<{
    recipients: { reader: string | null; chunk: number | null; why: string; detail: string }[]
    next: number | null
  } | null>
  /** What is in doubt of an edition; null where nothing of it was sent. */
  findDoubts(slug: string, of: Sending): Promise<Doubt[] | null>
  /** Settles what is in doubt by what an editor says. */
  resolveDoubts(slug: string, resolution: Resolution, by: Editor): Promise<Resolved>
  /** Whether an edition may be sent late and to how many, or how that stands. */
  lookAtLate(row: EditionRow): Promise<LateView>
  /** Carries out an editor's wish about an edition's late send. */
  decideLate(slug: string, action: LateAction, reason: string, by: Editor): Promise<LateAnswer>
  /** Sends the edition's mail to addresses that an editor names. */
  sendTest(slug: string, wish: TestWish): Promise<TestAnswer>
  decide(slug: string, action: Decision["action"], reason: string, by: Editor): Promise<Decided>
  /** Makes an edition again from what was kept and compares; changes nothing. */
  rebuild(slug: string): Promise<Rebuilt>
}

/** What the environment gives: all that is needed, or what is wrong with the settings. */
export type Wired = { deps: HttpDeps } | { problems: ConfigProblem[] }

/** What a handler finds in its context, once the middleware before it has put it there. */
export type HttpEnv = {
  Bindings: Env
  Variables: {
    wired: Wired
    deps: HttpDeps
    /** Null for a visitor. */
    editor: Editor | null
    /** The edition that the path names, which whoever asks may see. */
    row: EditionRow
  }
}
