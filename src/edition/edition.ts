import * as z from "zod"
import { bigMoves } from "../analysis/big-move.ts"
import { Reason } from "../market/figure.ts"
import { Day, Decimal, Instant } from "../market/observation.ts"
import { ReaderKind } from "../subscribers/reader-kind.ts"

/** The characters `start` to `end` of a text are `format` applied to `fact`. */
export const Span = z.object({ start: z.int(), end: z.int(), fact: z.string(), format: z.string() })
export type Span = z.infer<typeof Span>

/** A printed text whose every numeral and every direction word lies in a span. */
export const Text = z.object({ text: z.string().min(1), spans: z.array(Span) })
export type Text = z.infer<typeof Text>

/** One wording of a claim whose predicate held. `claim` is `id@version`; `variant` the index of the wording. */
export const Sentence = Text.extend({ id: z.string(), claim: z.string(), variant: z.int() })
export type Sentence = z.infer<typeof Sentence>

const side = z.enum(["above", "around", "below"])

/** What a section is made of. The renderers print these, and nothing else, so what is verified is what is read. */
export const Block = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("paragraph"), sentences: z.array(Sentence).min(1) }),
  z.object({
    kind: z.literal("list"),
    ordered: z.boolean(),
    items: z.array(z.array(Sentence).min(1)).min(1),
  }),
  z.object({
    kind: z.literal("table"),
    caption: Text,
    columns: z.array(z.string()),
    rows: z.array(z.object({ header: z.string(), cells: z.array(Text) })).min(1),
  }),
  z.object({
    kind: z.literal("zones"),
    /**
     * Lettered from A by closeness to the price; `side` is where the zone lies, seen from the price, `what` says what it
     * is and `voids` what would void it.
     */
    zones: z
      .array(z.object({ letter: z.string().length(1), side, range: Text, what: Sentence, voids: Sentence }))
      .min(1)
      .max(4),
  }),
  z.object({
    kind: z.literal("indicators"),
    items: z
      .array(z.object({ name: z.string(), state: z.string(), sentences: z.array(Sentence).min(1) }))
      .min(1),
  }),
  z.object({
    kind: z.literal("sources"),
    items: z.array(z.object({ name: z.string(), url: z.url(), note: Text })).min(1),
  }),
  z.object({
    kind: z.literal("headlines"),
    /** What others have published, in their words and not checked by us; `note` is who and when. */
    items: z
      .array(z.object({ title: Text, url: z.url({ protocol: /^https$/ }), note: Text }))
      .min(1)
      .max(5),
  }),
])
export type Block = z.infer<typeof Block>

/** The sections in the order in which they are printed; one with nothing to say is absent. */
export const sectionIds = [
  "data",
  "why",
  "zones",
  "reality",
  "context",
  "watch",
  "takeaways",
  "changed",
  "sources",
  "further",
  "disclaimer",
] as const

export const Section = z.object({
  id: z.enum(sectionIds),
  title: z.string(),
  /** Set on a takeaways section: for whom it is. Each kind has one; the reader's own comes first in a mail. */
  readers: ReaderKind.optional(),
  blocks: z.array(Block).min(1),
})
export type Section = z.infer<typeof Section>

/**
 * What the edition's picture shows, and every word that is written in it. Prices are in USD; a day's high and low are
 * absent where the venue did not give them.
 */
export const Chart = z.object({
  /** Above the picture, in it: what the picture shows. */
  title: Sentence,
  /** Whose prices it shows, and up to when. */
  subtitle: Text,
  /** The picture in words, with its numbers, for whoever does not see it: the sentences of its alt text, in order. */
  alt: z.array(Sentence).min(1),
  /** The venue's closes, oldest first; the last is the edition's day. */
  days: z
    .array(z.object({ day: Day, close: Decimal, high: Decimal.optional(), low: Decimal.optional() }))
    .min(2),
  /** Beside the end of the line: the edition's close. */
  close: Text,
  /** The estimated cost of mining, one step an adjustment of difficulty: from `from` on, until the next one's. */
  cost: z
    .object({
      value: Text,
      note: Text,
      steps: z.array(z.object({ from: Day, cash: Decimal, low: Decimal, high: Decimal })).min(1),
    })
    .nullable(),
  /** The edition's zones; one whose ends are the same is a level. */
  zones: z
    .array(z.object({ letter: z.string().length(1), side, low: Decimal, high: Decimal, label: Text }))
    .max(4),
  /** The last seven days, oldest first: each one's change from the close before it, a ratio. */
  week: z.object({
    title: Text,
    days: z.array(z.object({ day: Text, change: Decimal, value: Text })).max(7),
  }),
})
export type Chart = z.infer<typeof Chart>

/** One issue of the newsletter, in words. Frozen once rendered; a change is a new version. */
export const Edition = z.object({
  newsletter: z.string(),
  /** The edition's day, or week: `2026-02-08`, `2026-w06`. */
  slug: z.string(),
  version: z.int().min(1),
  /** The last closed UTC day before the slot. */
  day: Day,
  slot: Instant,
  /** Also the mail's subject. */
  headline: Sentence,
  /** Also the mail's preview line. */
  standfirst: Sentence,
  /** What happened, how unusual it is, what the model says; fewer where a fact is missing. */
  inShort: z.array(z.object({ label: z.string(), sentences: z.array(Sentence).min(1) })).max(3),
  /** The day's figures with their meaning, large. The first is the closing price; empty without one. */
  strip: z.array(z.object({ label: z.string(), value: Text, note: Text.nullable() })),
  sections: z.array(Section),
  /** What makes the day one of a big move, so that readers who want no other edition get it; null on other days. */
  bigMove: z.enum(bigMoves).nullable().default(null),
  /** Null without a proved price, and in editions made before there were pictures. */
  chart: Chart.nullable().default(null),
  /** `degraded`: a block is left out and the reader is told (`notices`). `held`: not to be sent as it stands. */
  status: z.enum(["complete", "degraded", "held"]),
  reasons: z.array(Reason),
  /** What a reader is told is missing: sentences of the closed list. */
  notices: z.array(Sentence),
})
export type Edition = z.infer<typeof Edition>
