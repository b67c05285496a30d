import {
  type EditorsNews,
  type Mail,
  type PreferencesChange,
  renderAccountChanged,
  renderAccountLink,
  renderAddressConfirm,
  renderConfirm,
  renderEdition,
  renderEditorsMail,
  renderPreferencesChanged,
  renderWelcome,
  type Welcome,
} from "../../emails/render.tsx"
import { charted, degraded, edition, frame, picture } from "./edition-fixture.ts"

export const confirmAsk = {
  ...frame,
  confirmUrl:
    "https://news.example.com/confirm/MS5jb25maXJtLjNxMi03d0VqUldlSnE4My4x.q83vEjRWeJq83vEjRWeJq83vEjRWeJo",
  cancelUrl:
    "https://news.example.com/cancel/MS5jb25maXJtLjNxMi03d0VqUldlSnE4My4x.q83vEjRWeJq83vEjRWeJq83vEjRWeJo",
  kind: "trader",
  holds: "7 days",
} as const

/** A link to an account, or to confirm a new address: as long as such a link is. */
export const linkAsk = {
  ...frame,
  url: "https://news.example.com/account/s1.2f1c6f0e-7d0e-4c0a-9a64-0c9b4c8f3a11.1.mkxk2o00.q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq83",
  holds: "60 minutes",
}

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

export const failed: EditorsNews = {
  ...about,
  event: "failed",
  headline: null,
  runs: 3,
  reasons: [{ code: "unproved", detail: "the finished texts said what no fact bears out" }],
}

const readersPages = {
  preferencesUrl:
    "https://news.example.com/preferences/MS5wcmVmLjNxMi03d0VqUldlSnE4My4x.q83vEjRWeJq83vEjRWeJq",
  unsubscribeUrl:
    "https://news.example.com/unsubscribe/MS51bnN1Yi4zcTItN3dFalJXZUpxODMuMQ.q83vEjRWeJq83vEjRWeJq",
}

export const welcome: Welcome = {
  ...frame,
  ...readersPages,
  kind: "trader",
  frequency: "weekly",
  latest: {
    day: edition.day,
    headline: edition.headline.text,
    standfirst: edition.standfirst.text,
    url: "https://news.example.com/editions/2026-02-08",
  },
}

export const change: PreferencesChange = {
  ...frame,
  ...readersPages,
  kind: "long-term-holder",
  frequency: "daily",
  pausedUntil: "2026-03-01",
}

/** Every mail there is, by the name of its golden file. */
export const mails: Record<string, () => Promise<Mail>> = {
  edition: () => renderEdition(edition, "general", frame),
  "edition-trader": () => renderEdition(edition, "trader", frame),
  "edition-degraded": () => renderEdition(degraded, "beginner", frame),
  "edition-charted": () => renderEdition(charted, "long-term-holder", frame, picture),
  confirm: () => renderConfirm(confirmAsk),
  welcome: () => renderWelcome(welcome),
  "welcome-first": () => renderWelcome({ ...welcome, kind: "general", frequency: "daily", latest: null }),
  moved: () => renderWelcome({ ...welcome, moved: { since: "2019-05-20" } }),
  "preferences-changed": () => renderPreferencesChanged(change),
  "account-link": () => renderAccountLink(linkAsk),
  "address-confirm": () => renderAddressConfirm({ ...linkAsk, holds: "24 hours" }),
  "account-moved": () => renderAccountChanged({ ...frame, change: "moved" }),
  "account-deleted": () => renderAccountChanged({ ...frame, replyTo: undefined, change: "deleted" }),
  reminder: () => renderConfirm({ ...confirmAsk, again: true }),
  "editors-failed": () => renderEditorsMail(failed),
  "editors-held": () => renderEditorsMail(held),
  "editors-done": () => renderEditorsMail(done),
}
