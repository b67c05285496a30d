/** What is measured in Node, by name. */
const node = {
  agree: "what the replayed day's observations amount to",
  compose: "the replayed day's edition, with its evidence",
  "parse candles": "a reply of 1,000 candles, parsed and checked",
  freeze:
    "the replayed day from agreed figures to its edition, its evidence, four verified mails and three pictures",
} as const

/** What is measured in workerd, the runtime of Workers. What comes after "chart" is what others do for each reader. */
const workerd = {
  render: "in workerd: an edition for the four reader kinds, HTML and text; once for all readers",
  "one reader": "in workerd: a reader's own links put into the rendered mail; once a reader",
  chart: "in workerd: the chart of an edition, from its figures to a PNG",
  "react email": "in workerd, beside it: a mail rendered for one reader with React Email, HTML and text",
  tailwind: "in workerd, beside it: the same with React Email's Tailwind",
  liquid: "in workerd, beside it: the same from a Liquid template",
} as const

/** What is measured, by name. */
export const measures = {
  gather: "asking all sources of the replayed day over sockets of this machine, each answer delayed",
  ...node,
  ...workerd,
  "sign-ups": "one sign-up by JSON through wrangler dev, ten at a time, for at most 10 seconds",
  planning: "one subscriber scanned when a delivery is planned; of ten thousand for each iteration",
  imports: "one row of a list moved here through wrangler dev; as many thousand rows as iterations",
  startup: "what the Worker computes before its first request, by wrangler check startup",
  bundle: "the size of the Worker as it is uploaded, raw and by gzip",
} as const

export type MeasureName = keyof typeof measures
export type NodeMeasure = keyof typeof node
export type WorkerdMeasure = keyof typeof workerd

const namesOf = <Name extends string>(named: Record<Name, string>): Name[] => Object.keys(named) as Name[]

export const measureNames = namesOf(measures)
export const inNode = namesOf(node)
export const inWorkerd = namesOf(workerd)

/** How long something may take, in ms, at the median and once it is warm. */
export const bounds: Readonly<Partial<Record<MeasureName, number>>> = {
  freeze: 1000,
  render: 20,
  chart: 120,
  startup: 200,
}

/** How long the very first run of a new Worker may take, in ms. */
export const coldBounds: Readonly<Partial<Record<MeasureName, number>>> = { chart: 600 }

/** How many rows of D1 a sign-up and its confirmation may write, indexes and all. */
export const rowBounds = { signUp: 6, confirmation: 4 } as const

/** How large the Worker may be, in KiB. */
export const bundleBounds = { rawKiB: 6 * 1024, gzipKiB: 2 * 1024 } as const
