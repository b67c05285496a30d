import { fixedStrings, mailReading, renderEdition, tokenCounts } from "../../emails/render.tsx"
import { composeFromFigures } from "../../src/edition/compose-figures.ts"
import type { Composed } from "../../src/edition/evidence.ts"
import { type Problem, type RenderedRules, verifyHtml, verifyPlain } from "../../src/edition/verify.ts"
import type { ReaderKind } from "../../src/subscribers/reader-kind.ts"
import { demonstration } from "../demonstration.ts"
import { marketApp } from "../outside/market/app.ts"
import { eighthOfFebruary } from "../outside/market/eighth-of-february.ts"
import { createResend } from "../outside/resend.ts"
import { createWorld } from "../outside/world.ts"
import { figures, settings } from "./day-2026-02-08.ts"
import { composeDay, hasHistory } from "./from-history.ts"
import { headlines } from "./market-figures.ts"
import { composeReplayedDay } from "./replayed-day.ts"

/** The article's day with what others have published, in their own words. */
const withHeadlines = (): Composed => {
  const published = "2026-02-08T19:00:00Z"
  const given = headlines({
    coindesk: [
      { title: "Bitcoin slides below $70,000", url: "https://www.coindesk.com/markets/a", published },
    ],
    decrypt: [{ title: "Miners & markets: “3 reasons”", url: "https://decrypt.co/1/miners", published }],
  })
  const ours = { ...settings, publicUrl: demonstration.PUBLIC_URL }
  return composeFromFigures({ figures: [...figures, given], reasons: [] }, ours, null)
}

/** The replayed day, the day with headlines of others, and days of the real history where that is there. */
export async function finishedDays(...days: string[]): Promise<Composed[]> {
  const world = createWorld({ market: marketApp(eighthOfFebruary), resend: createResend() })
  const replayed = await composeReplayedDay(async (url, init) => world.fetch(new Request(url, init)))
  const composed: Composed[] = [replayed, withHeadlines()]
  for (const day of hasHistory ? days : []) composed.push(await composeDay(day))
  return composed
}

/** One finished text of an edition, and what verification says of it. */
export type Finished = {
  name: string
  body: string
  /** The places of the body where a reader reads: from, to. */
  read: readonly (readonly [number, number])[]
  problems: (body: string) => Problem[]
}

const frame = {
  title: "Plumbline",
  publicUrl: demonstration.PUBLIC_URL,
  postalAddress: demonstration.POSTAL_ADDRESS,
  offersBigMoves: true,
}

/** The two bodies of the mail that a reader of a kind gets, with the rules that the Worker verifies them by. */
export async function finishedMail({ edition }: Composed, kind: ReaderKind): Promise<Finished[]> {
  const { html, text } = await renderEdition(edition, kind, frame)
  const rules: RenderedRules = {
    reads: mailReading(edition, kind, frame),
    fixed: fixedStrings(edition, frame),
    links: [frame.publicUrl],
    tokens: tokenCounts,
  }
  return [
    {
      name: `${edition.day} html`,
      body: html,
      read: readIn(html),
      problems: (body) => verifyHtml(body, edition, rules),
    },
    {
      name: `${edition.day} text`,
      body: text,
      read: [[0, text.length]],
      problems: (body) => verifyPlain(body, edition, rules),
    },
  ]
}

/** Where an HTML document holds what is read: between its tags, and in its labels. */
function readIn(html: string): [number, number][] {
  const style = [html.indexOf("<style>"), html.indexOf("</style>")] as const
  return [...html.matchAll(/>([^<]+)<|(?:alt|aria-label|title)="([^"]+)"/g)].flatMap(
    ({ 0: whole, 1: between, 2: label, index }): [number, number][] => {
      const inner = between ?? label ?? ""
      const start = index + whole.indexOf(inner)
      const readable = /[\p{L}\p{N}]/u.test(inner) && !(start > style[0] && start < style[1])
      return readable ? [[start, start + inner.length]] : []
    },
  )
}
