import * as z from "zod"
import type { Sending } from "../delivery/doubt.ts"
import { LaneReport } from "../delivery/lane-report.ts"
import type { LateAction } from "../delivery/late.ts"
import { Reason } from "../market/figure.ts"
import { Day } from "../market/observation.ts"
import { ProbeReport } from "../market/probe.ts"
import { type Decision, EditionState, Report, Stage } from "../store/edition-row.ts"
import { exitCodes, Stop } from "./exit.ts"

/** What the API says of a delivery. */
const DeliveryStanding = z.object({
  counts: Report.extend({ open: z.int() }),
  halt: z.object({ kind: z.string(), reason: z.string(), continues: z.string() }).nullable(),
  canary: z.object({ overAt: z.int().nullable() }).nullable(),
  cancelledAt: z.int().nullable(),
})

/** What the API says of an edition's late send. */
export const LateView = z.object({
  readers: z.int().nullable(),
  whyNot: z.string().nullable(),
  sent: z
    .object({ state: z.string(), report: Report.nullable(), delivery: DeliveryStanding.nullable() })
    .nullable(),
})
export type LateView = z.infer<typeof LateView>

/** What the API says of an edition. */
export const EditionView = z.object({
  slug: z.string(),
  state: EditionState,
  status: z.enum(["complete", "degraded", "held"]).nullable(),
  subject: z.string().nullable(),
  reasons: z.array(Reason),
  /** When each stage was reached, in ms since 1970. */
  stages: z.partialRecord(Stage, z.int()),
  report: Report.nullable(),
  /** How its delivery stands; null before there is one. A Worker of an earlier version does not say. */
  delivery: DeliveryStanding.nullish(),
  /** To how many readers it would go now; null once it goes or never will. An earlier version does not say. */
  audience: z.object({ due: z.int(), cap: z.int().nullable() }).nullish(),
  late: LateView.nullish(),
  /** Null until the words are frozen. */
  figures: z.int().nullable(),
  sentences: z.int().nullable(),
})
export type EditionView = z.infer<typeof EditionView>

/** Why something is missing, a line each; one provider's requests that failed in the same way are told once. */
export const reasonLines = (reasons: EditionView["reasons"]): string[] => [
  ...new Set(reasons.map(({ detail }) => `because    ${detail}`)),
]

/** What the API says of those who did not get an edition. */
export const NotSubmittedView = z.object({
  recipients: z.array(
    z.object({
      reader: z.string().nullable(),
      state: z.string().nullable(),
      chunk: z.int().nullable(),
      why: z.string(),
      detail: z.string(),
    }),
  ),
  next: z.int().nullable(),
})
export type NotSubmittedView = z.infer<typeof NotSubmittedView>

/** What the API says of a probe: the sources, and the lane that editions go by. */
export const LaidProbe = ProbeReport.extend({ lane: LaneReport })
export type LaidProbe = z.infer<typeof LaidProbe>

/** What the API says of a chunk in doubt. */
export const DoubtView = z.object({
  chunk: z.int(),
  readers: z.int(),
  reason: z.string().nullable(),
  detail: z.string(),
  since: z.string().nullable(),
  told: z.int(),
})
export type DoubtView = z.infer<typeof DoubtView>

/** What the API says of making an edition again. */
export const RebuildView = z.object({
  slug: z.string(),
  version: z.int(),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), same: z.boolean() })),
  same: z.boolean(),
})
export type RebuildView = z.infer<typeof RebuildView>

/** What the Worker keeps of each series after a backfill. */
export const BackfillView = z.object({
  kept: z.array(z.object({ series: z.string(), source: z.string(), first: Day, last: Day })),
  failures: z.array(Reason),
})
export type BackfillView = z.infer<typeof BackfillView>

const Problem = z.object({
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), accepted: z.string() })).optional(),
})

/** Nobody answers: the Worker is not there, or not just now. */
export class Unreachable extends Stop {}

export type Desk = ReturnType<typeof createDesk>

/** Asks the editors' API of a Worker. */
export type Ask = (path: string, init?: RequestInit, patienceMs?: number) => Promise<Response>

/** The editors' API of a Worker at `url`, as an editor who has the token. Throws `Unreachable` where nobody answers. */
export const createAsk =
  (url: string, token: string): Ask =>
  async (path, init = {}, patienceMs = 15_000) => {
    const headers = { ...init.headers, Accept: "application/json", Authorization: `Bearer ${token}` }
    try {
      return await fetch(new URL(path, url), { ...init, headers, signal: AbortSignal.timeout(patienceMs) })
    } catch (error) {
      throw new Unreachable(exitCodes.failed, `nobody answers at ${url}: is the Worker running?`, {
        cause: error,
      })
    }
  }

/** The editors' API of a Worker at `url`; what it refuses becomes a Stop. */
export function createDesk(url: string, token: string) {
  const ask = createAsk(url, token)

  return {
    /** The edition; null when there is none. */
    async find(slug: string): Promise<EditionView | null> {
      const response = await ask(`/api/v1/editions/${encodeURIComponent(slug)}`)
      if (response.status === 404) return null
      if (!response.ok) throw await refusal(response)
      return EditionView.parse(await response.json())
    },

    /** An editor's decision; returns the state that it led to. */
    async decide(slug: string, action: Decision["action"], reason: string): Promise<EditionState> {
      const response = await ask(`/api/v1/editions/${encodeURIComponent(slug)}/decision`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ action, reason }),
      })
      if (!response.ok) throw await refusal(response)
      return z.object({ state: EditionState }).parse(await response.json()).state
    },

    /** An editor's wish about an edition's late send. */
    async decideLate(slug: string, action: LateAction, reason: string) {
      const response = await ask(`/api/v1/editions/${encodeURIComponent(slug)}/late`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ action, reason }),
      })
      if (!response.ok) throw await refusal(response)
      return z.object({ changed: z.boolean(), late: LateView }).parse(await response.json())
    },

    /** Sends the edition's mail to named addresses, which travel in the body alone. */
    async sendTest(slug: string, wish: { to: string[]; kind: string; key: string }) {
      const response = await ask(`/api/v1/editions/${encodeURIComponent(slug)}/test`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(wish),
      })
      if (!response.ok) throw await refusal(response)
      return z.object({ mails: z.int(), again: z.boolean() }).parse(await response.json())
    },

    /** Some of those who did not get an edition. */
    async notSubmitted(slug: string, of: Sending, after: number): Promise<NotSubmittedView> {
      const path = `/api/v1/editions/${encodeURIComponent(slug)}/recipients?not-submitted&of=${of}`
      const response = await ask(after < 0 ? path : `${path}&after=${after}`)
      if (!response.ok) throw await refusal(response)
      return NotSubmittedView.parse(await response.json())
    },

    /** The chunks in doubt. */
    async doubts(slug: string, of: Sending): Promise<DoubtView[]> {
      const response = await ask(`/api/v1/editions/${encodeURIComponent(slug)}/doubts?of=${of}`)
      if (!response.ok) throw await refusal(response)
      return z.object({ doubts: z.array(DoubtView) }).parse(await response.json()).doubts
    },

    /** An editor's word on chunks in doubt; returns those that it settled. */
    async resolveDoubts(slug: string, resolution: Record<string, unknown>): Promise<number[]> {
      const response = await ask(`/api/v1/editions/${encodeURIComponent(slug)}/doubts`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(resolution),
      })
      if (!response.ok) throw await refusal(response)
      return z.object({ chunks: z.array(z.int()) }).parse(await response.json()).chunks
    },

    /** Has the edition made again and compared with what is frozen; null when there is none. */
    async rebuild(slug: string): Promise<RebuildView | null> {
      const path = `/api/v1/editions/${encodeURIComponent(slug)}/rebuild`
      const response = await ask(path, { method: "POST" }, 60_000)
      if (response.status === 404) return null
      if (!response.ok) throw await refusal(response)
      return RebuildView.parse(await response.json())
    },

    /** Has the Worker ask for the series whose days it keeps. */
    async backfill(): Promise<BackfillView> {
      const response = await ask("/api/v1/series/backfill", { method: "POST" }, 120_000)
      if (!response.ok) throw await refusal(response)
      return BackfillView.parse(await response.json())
    },

    /** Has each live endpoint asked from the Worker's own network. */
    async probe(): Promise<LaidProbe> {
      // Rounds of six that give no answer take 8 s each.
      const response = await ask("/api/v1/probe", { method: "POST" }, 180_000)
      if (!response.ok) throw await refusal(response)
      const report = LaidProbe.safeParse(await response.json().catch(() => null))
      if (report.success) return report.data
      throw new Stop(exitCodes.failed, "the Worker's answer is not a probe's: is it of this version?")
    },
  }
}

/** What a refused request was told, as a Stop. */
export async function refusal(response: Response): Promise<Stop> {
  const code = response.status === 400 || response.status === 422 ? exitCodes.badInput : exitCodes.failed
  const problem = Problem.safeParse(await response.json().catch(() => null))
  if (!problem.success) return new Stop(code, `the desk answered ${response.status}`)
  const { title, detail, errors = [] } = problem.data
  const fields = errors.map(({ field, accepted }) => `${field}: ${accepted}`)
  return new Stop(code, [title, ...(detail ? [detail] : []), ...fields].join("; "))
}
