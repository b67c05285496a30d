import * as z from "zod"
import { Reason } from "../market/figure.ts"
import { EditionState, Report, Stage } from "../store/edition-row.ts"
import { exitCodes, Stop } from "./exit.ts"

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
  /** Null until the words are frozen. */
  figures: z.int().nullable(),
  sentences: z.int().nullable(),
})
export type EditionView = z.infer<typeof EditionView>

/** Why something is missing, a line each; one provider's requests that failed in the same way are told once. */
export const reasonLines = (reasons: EditionView["reasons"]): string[] => [
  ...new Set(reasons.map(({ detail }) => `because    ${detail}`)),
]

const Problem = z.object({
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), accepted: z.string() })).optional(),
})

/** Nobody answers: the Worker is not there, or not just now. */
export class Unreachable extends Stop {}

export type Desk = ReturnType<typeof createDesk>

/** The editors' API of a Worker at `url`; what it refuses becomes a Stop. */
export function createDesk(url: string, token: string) {
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...init.headers, Accept: "application/json", Authorization: `Bearer ${token}` }
    try {
      return await fetch(new URL(path, url), { ...init, headers, signal: AbortSignal.timeout(15_000) })
    } catch (error) {
      throw new Unreachable(exitCodes.failed, `nobody answers at ${url}: is the Worker running?`, {
        cause: error,
      })
    }
  }

  return {
    /** The edition; null when there is none. */
    async find(slug: string): Promise<EditionView | null> {
      const response = await ask(`/api/v1/editions/${encodeURIComponent(slug)}`)
      if (response.status === 404) return null
      if (!response.ok) throw await refusal(response)
      return EditionView.parse(await response.json())
    },

    /** An editor's decision; returns the state that it led to. */
    async decide(slug: string, action: "release" | "reject", reason: string): Promise<EditionState> {
      const response = await ask(`/api/v1/editions/${encodeURIComponent(slug)}/decision`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ action, reason }),
      })
      if (!response.ok) throw await refusal(response)
      return z.object({ state: EditionState }).parse(await response.json()).state
    },
  }
}

async function refusal(response: Response): Promise<Stop> {
  const code = response.status === 400 || response.status === 422 ? exitCodes.badInput : exitCodes.failed
  const problem = Problem.safeParse(await response.json().catch(() => null))
  if (!problem.success) return new Stop(code, `the desk answered ${response.status}`)
  const { title, detail, errors = [] } = problem.data
  const fields = errors.map(({ field, accepted }) => `${field}: ${accepted}`)
  return new Stop(code, [title, ...(detail ? [detail] : []), ...fields].join("; "))
}
