import type { Reason } from "../src/market/figure.ts"
import { oneLine } from "./one-line.ts"

/** Where each planned reader of a delivery ended. `planned` is the sum of the others. */
export type Tally = {
  planned: number
  submitted: number
  left: number
  suppressed: number
  rejected: number
  failed: number
  inDoubt: number
}

/** What the editors are told of an edition: once when it stops, once when it is done. */
export type EditorsNews = {
  title: string
  publicUrl: string
  slug: string
  /** Null where the edition failed before it had one. */
  headline: string | null
  reasons: Reason[]
} & (
  | { event: "held" | "waiting" | "missed" }
  /** Why it, or its late send, is stopped, and what lets it go on. */
  | { event: "stopped" | "late-stopped"; halt: { reason: string; continues: string } }
  /**
   * `runs`: how often it was begun before it was given up, where that is known. `tally`: where each reader ended, where it
   * was sent and the provider took none of it.
   */
  | {
      event: "failed" | "late-failed"
      runs?: number | undefined
      tally?: Tally
      taken?: { label: string; value: string }[]
    }
  /** `taken`: what the delivery took, line by line. Of a late send the numbers are its own, not the edition's. */
  | { event: "done" | "late-done"; tally: Tally; taken?: { label: string; value: string }[] }
)

const openings = {
  held: "is held",
  waiting: "waits for an editor",
  done: "is done",
  missed: "was missed",
  stopped: "is stopped",
  failed: "failed",
  "late-done": "was sent late",
  "late-stopped": "is stopped while it is sent late",
  "late-failed": "could not be sent late",
} as const

const meanings = {
  held: "It must not go as it stands. Nothing is sent until you release it.",
  waiting: "It is ready. Nothing is sent until you release it.",
  missed: "It was ready or begun too long after its time, and is not sent.",
  failed: "It stopped before its end. What was not sent by then is not sent by itself.",
} as const

const tallyLabels: [keyof Tally, string][] = [
  ["planned", "Planned"],
  ["submitted", "Submitted"],
  ["left", "Left before it went"],
  ["suppressed", "Suppressed"],
  ["rejected", "Rejected by the provider"],
  ["failed", "Failed"],
  ["inDoubt", "In doubt"],
]

const meaning = (news: EditorsNews): string => {
  switch (news.event) {
    case "failed":
    case "late-failed":
      if (news.tally)
        return news.event === "failed"
          ? "The provider took none of its mails: nobody has it."
          : "Nobody has it by that: the provider took none of its mails, or the next edition was due first."
      return news.runs === undefined
        ? meanings.failed
        : `It was given up after ${news.runs === 1 ? "one run" : `${news.runs} runs`}. What was not sent by then is not sent by itself.`
    case "stopped":
    case "late-stopped":
      return oneLine(`${news.halt.reason}. ${news.halt.continues}`)
    case "done":
      return accounted(news.tally)
    case "late-done":
      return `It went to readers who had confirmed after its plan. ${accounted(news.tally)}`
    default:
      return meanings[news.event]
  }
}

function accounted({ planned, ...ends }: Tally): string {
  const ended = Object.values(ends).reduce((sum, count) => sum + count, 0)
  return ended === planned
    ? "Each planned reader is accounted for."
    : `The readers do not add up: ${planned} were planned and ${ended} are accounted for.`
}

/** What is left to do for an edition that nothing moves any more. */
const failedSteps = [
  "See how far it came: the command below says where it stands and what was counted.",
  "If the reasons name a source, ask whether it answers again: npm run probe -- --remote",
  "If they name none, the Worker's log of that hour says where it broke off.",
  "The next edition is made at its own slot, whatever became of this one.",
]

/** One reason on a line: the code, what it is about, and the detail. */
const reasonLine = ({ code, figure, source, block, detail }: Reason): string => {
  const about = [figure, source, block].filter((part) => part !== undefined).join(", ")
  return oneLine(about === "" ? `${code}: ${detail}` : `${code} (${about}): ${detail}`)
}

/** What an editor may do now, as commands. */
function commandsOf({ event, slug }: EditorsNews): string[] {
  const decide = (verb: string) => `npm run edition -- ${verb} ${slug} --reason "why"`
  switch (event) {
    case "held":
    case "waiting":
      return [decide("release"), decide("reject")]
    case "stopped":
      return [decide("release"), decide("cancel")]
    case "late-stopped":
      return ["release", "cancel"].map((verb) => `npm run edition -- late ${slug} --${verb} --reason "why"`)
    case "failed":
    case "late-failed":
      return [`npm run edition -- show ${slug}`]
    default:
      return []
  }
}

/** The words of a mail to the editors, for its HTML and its text alike. */
export function editorsWords(news: EditorsNews) {
  const { event, title, publicUrl, slug, headline, reasons } = news
  const tally = "tally" in news ? news.tally : undefined
  return {
    subject: `${oneLine(title)} ${slug} ${openings[event]}`,
    preview: meaning(news),
    heading: `Edition ${slug} ${openings[event]}`,
    headline: headline === null ? null : oneLine(headline),
    meaning: meaning(news),
    reasons: reasons.map(reasonLine),
    tally: tally ? tallyLabels.map(([key, label]) => ({ label, value: String(tally[key]) })) : [],
    taken: "taken" in news ? (news.taken ?? []) : [],
    takenHeading: "What it took",
    reasonsHeading: "Reasons",
    stepsHeading: "What to do",
    steps: event === "failed" ? failedSteps : [],
    commands: commandsOf(news),
    links: [
      { label: "Preview", url: `${publicUrl}/preview/${slug}` },
      { label: "Evidence", url: `${publicUrl}/preview/${slug}?view=evidence` },
    ],
    why: `You get this because you are an editor of ${oneLine(title)}.`,
  }
}
