import type { DrawPng } from "../chart/png.ts"
import type { Config } from "../config.ts"
import type { Ledger } from "../delivery/ledger.ts"
import type { Broadcaster } from "../mailer/broadcaster.ts"
import type { Get, OpenSource } from "../market/source.ts"
import type { Broadcasts } from "../store/broadcasts.ts"
import type { Contacts } from "../store/contacts.ts"
import type { Editions } from "../store/editions.ts"
import type { Files } from "../store/files.ts"
import type { LateSends } from "../store/late-sends.ts"
import type { Outbox } from "../store/outbox.ts"
import type { SeriesDays } from "../store/series-days.ts"
import type { Subscribers } from "../store/subscribers.ts"
import type { Gathered } from "./gathered.ts"

/** What the jobs need of the world; `deps.ts` at the root picks it. */
export type JobDeps = {
  config: Config
  /** Milliseconds since 1970. */
  now(): number
  get: Get
  sources: OpenSource[]
  /** The folder of history that is read in place of the providers, or null. */
  history: string | null
  /** Opens sources as they were asked for a past edition, whatever is asked now. No key is known of them. */
  openAgain(asked: Pick<Gathered, "history" | "sources">): OpenSource[]
  editions: Editions
  files: Files
  drawPng: DrawPng
  seriesDays: SeriesDays
  ledger: Ledger
  lateSends: LateSends
  broadcaster: Broadcaster
  broadcasts: Broadcasts
  contacts: Contacts
  subscribers: Pick<Subscribers, "unsubscribe">
  outbox: Outbox
  /** Starts a run of the Workflow; an instance of that id that exists already is as good. */
  startRun(id: string, params: RunParams): Promise<void>
  sendChunks(messages: { delivery: string; seq: number }[]): Promise<void>
  enqueueMail(outbox: string): Promise<void>
  log(event: string, details: Record<string, string | number | boolean | null>): void
}

/** A run of the Workflow carries the edition's slug, and whether it is of its late send; nothing else. */
export type RunParams = { slug: string; late?: true }
