import {
  type EditorsNews,
  type Mail,
  renderConfirm,
  renderEdition,
  renderEditorsMail,
} from "../../emails/render.tsx"
import { degraded, edition, frame } from "./edition-fixture.ts"

export const confirmAsk = {
  ...frame,
  confirmUrl:
    "https://news.example.com/confirm/MS5jb25maXJtLjNxMi03d0VqUldlSnE4My4x.q83vEjRWeJq83vEjRWeJq83vEjRWeJo",
  kind: "trader",
  holds: "7 days",
} as const

const about = { title: frame.title, publicUrl: frame.publicUrl, slug: edition.slug }

export const held: EditorsNews = {
  ...about,
  event: "held",
  headline: edition.headline.text,
  reasons: [
    { code: "too_few_origins", figure: "btc.daily", detail: "asked for 2 origins and 1 came" },
    { code: "source_failed", source: "kraken", detail: "kraken answered 503 to /0/public/OHLC" },
  ],
}

export const done: EditorsNews = {
  ...about,
  event: "done",
  headline: edition.headline.text,
  reasons: [],
  tally: { planned: 4210, submitted: 4202, left: 3, suppressed: 2, rejected: 1, failed: 1, inDoubt: 1 },
}

/** Every mail there is, by the name of its golden file. */
export const mails: Record<string, () => Promise<Mail>> = {
  edition: () => renderEdition(edition, "general", frame),
  "edition-trader": () => renderEdition(edition, "trader", frame),
  "edition-degraded": () => renderEdition(degraded, "beginner", frame),
  confirm: () => renderConfirm(confirmAsk),
  "editors-held": () => renderEditorsMail(held),
  "editors-done": () => renderEditorsMail(done),
}
