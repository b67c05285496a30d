import { createHash } from "node:crypto"
import type { Frame } from "../../emails/frame.ts"
import { mailPicture } from "../../emails/render.tsx"
import { Config } from "../config.ts"
import { composeEdition } from "../edition/compose.ts"
import type { Chart } from "../edition/edition.ts"
import type { Composed } from "../edition/evidence.ts"
import { toPrevious } from "../edition/facts/previous.ts"
import type { Cadence, Previous, Settings } from "../edition/settings.ts"
import { drawPictures } from "../jobs/draw-pictures.ts"
import { renderMails } from "../jobs/render-mails.ts"
import { isoWeek } from "../jobs/slot.ts"
import { addDays, instantOf, startOf } from "../market/day.ts"
import type { Reason } from "../market/figure.ts"
import type { Day } from "../market/observation.ts"
import { exitCodes, Stop } from "./exit.ts"
import { type History, openDays } from "./history-folder.ts"
import { openPress } from "./press.ts"

const Publisher = Config.pick({ PUBLIC_URL: true, TITLE: true, POSTAL_ADDRESS: true, HOLDINGS: true })

/** What an edition says of who publishes it, by the names of the Worker's variables. */
export type Publisher = ReturnType<typeof Publisher.parse>

/** Which edition: that of a day, or of the week that ends with it. */
export type Due = { day: Day; cadence: Cadence }

/** An edition with its proof, its pictures, the mail that readers without a preference get, and whether it is held, and why. */
export type Made = {
  composed: Composed
  mail: { html: string; text: string }
  /** Its pictures, PNGs, by their names; none without a chart. */
  pictures: Record<string, Uint8Array>
  status: "complete" | "degraded" | "held"
  reasons: Reason[]
}

/** Ten minutes after the day is over, as in the demonstration. */
const slotMs = 10 * 60_000

/**
 * The publisher that variables name; what they leave out is the demonstration's.
 *
 * Throws a Stop when one is not accepted.
 */
export function publisherFrom(
  env: Record<string, string | undefined>,
  demonstration: Record<string, string>,
): Publisher {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value))
  const parsed = Publisher.safeParse({ ...demonstration, ...set })
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Stop(
    exitCodes.badInput,
    `the variable ${issue?.path.join(".")} is not accepted: ${issue?.message}`,
  )
}

/**
 * The edition of a day, or of the week that ends with it, from a folder of history, its mails rendered and verified for
 * every reader kind. `previous` is the edition before, composed from the same folder, or null.
 *
 * Throws a Stop when the folder or the day is not in order.
 */
export async function makeFromHistory(
  folder: string,
  due: Due,
  publisher: Publisher,
  previous: Due | null = null,
): Promise<Made> {
  const history = openDays(folder)
  const before = previous && settingsOf(previous, publisher)
  const said = before && toPrevious(before.slug, before.day, (await compose(history, before)).evidence.facts)
  const composed = await compose(history, settingsOf(due, publisher), said)
  const { edition } = composed
  const frame = frameOf(publisher)
  const { drawn, pngs } = edition.chart ? await draw(edition.chart) : { drawn: null, pngs: {} }
  const { mails, problems } = await renderMails(
    edition,
    frame,
    drawn && mailPicture(frame.publicUrl, drawn.pictures.light),
  )
  const general = mails.find(({ kind }) => kind === "general")
  if (!general) throw new Error("no mail was rendered for readers without a preference")
  const unproved = [...(drawn?.problems ?? []), ...problems].map(
    (detail): Reason => ({ code: "unproved", detail }),
  )
  return {
    composed,
    mail: general.mail,
    pictures: pngs,
    status: unproved.length > 0 ? "held" : edition.status,
    reasons: [...edition.reasons, ...unproved],
  }
}

async function draw(chart: Chart) {
  const kept = new Map<string, Uint8Array>()
  const drawPng = await openPress()
  const put = async (png: Uint8Array): Promise<string> => {
    const key = `sha256/${createHash("sha256").update(png).digest("hex")}`
    kept.set(key, png)
    return key
  }
  const drawn = await drawPictures({ drawPng, put }, chart)
  const pngs: Made["pictures"] = {}
  for (const [name, { key }] of Object.entries(drawn.pictures)) {
    const png = kept.get(key)
    if (png) pngs[name] = png
  }
  return { drawn, pngs }
}

/**
 * The settings of the edition of a day, or of the week that ends with it.
 *
 * settingsOf({ day: "2026-02-08", cadence: "weekly" }, publisher).slug // => "2026-w06"
 */
export const settingsOf = ({ day, cadence }: Due, publisher: Publisher): Settings => ({
  newsletter: "bitcoin",
  title: publisher.TITLE,
  slug: cadence === "weekly" ? isoWeek(day) : day,
  version: 1,
  day,
  slot: instantOf(startOf(addDays(day, 1)) + slotMs),
  cadence,
  publicUrl: publisher.PUBLIC_URL,
  holdings: publisher.HOLDINGS,
})

/** What stands around every mail of a publisher. */
export const frameOf = (publisher: Publisher): Frame => ({
  title: publisher.TITLE,
  publicUrl: publisher.PUBLIC_URL,
  postalAddress: publisher.POSTAL_ADDRESS,
  offersBigMoves: true,
})

/** The daily edition of a day from a folder of history, in words, with its proof. Throws a Stop as `makeFromHistory` does. */
export const composeFromHistory = (folder: string, day: Day, publisher: Publisher): Promise<Composed> =>
  compose(openDays(folder), settingsOf({ day, cadence: "daily" }, publisher))

async function compose(
  history: History,
  settings: Settings,
  previous: Previous | null = null,
): Promise<Composed> {
  const heard = await history.gather(settings.day, settings.slot)
  const [fault] = heard.failures
  if (fault) throw new Stop(exitCodes.badInput, fault.detail)
  return composeEdition(heard, settings, previous)
}
