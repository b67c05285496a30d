import * as z from "zod"
import { Lane } from "./envelope.ts"

/** By which lane editions go, and how many readers there are now; null where nobody could say. */
export const LaneReport = z.object({ lane: Lane, readers: z.int().nullable() })
export type LaneReport = z.infer<typeof LaneReport>

// https://resend.com/docs/knowledge-base/account-quotas-and-limits, seen in September 2026.
const freeMailsADay = 100
const freeMailsAMonth = 3000
const freeContacts = 1000

/**
 * What an operator should know of the lane before an edition goes by it, line by line.
 *
 * laneLines({ lane: "broadcast", readers: 40 })[0] // => "lane  broadcast: an edition goes to contacts of Resend's …"
 */
export function laneLines({ lane, readers }: LaneReport): string[] {
  const free =
    lane === "batch"
      ? `an edition is one mail to each reader; Resend's free plan sends ${n(freeMailsADay)} mails a day and ${n(freeMailsAMonth)} a month, confirmations included`
      : `an edition goes to contacts of Resend's, any number of times, free for the first ${n(freeContacts)}; confirmations are single mails, ${n(freeMailsADay)} a day on the free plan`
  const guide =
    'Resend\'s guide has newsletters go by Broadcasts and calls batches transactional; LANE chooses: README, "Two lanes"'
  const fits = readers === null ? [] : [`      ${n(readers)} confirmed readers: ${fitOf(lane, readers)}`]
  return [`lane  ${lane}: ${free}`, ...fits, `      ${guide}`]
}

function fitOf(lane: Lane, readers: number): string {
  if (lane === "broadcast")
    return readers <= freeContacts
      ? "free"
      : `more than ${n(freeContacts)} contacts need a paid plan of Resend's`
  if (readers <= freeMailsADay) return `a daily edition fits the free plan while few sign up a day`
  const way = readers <= freeContacts ? "; by LANE=broadcast it would be free" : ""
  return `more than the free plan's ${n(freeMailsADay)} a day: a paid plan is needed${way}`
}

const n = (number: number): string => number.toLocaleString("en")
