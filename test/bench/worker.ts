import wasm from "@resvg/resvg-wasm/index_bg.wasm"
import * as z from "zod"
import { renderEdition } from "../../emails/render.tsx"
import bold from "../../src/chart/font/inter-bold.ttf"
import regular from "../../src/chart/font/inter-regular.ttf"
import { picturesOf } from "../../src/chart/picture.ts"
import { pressOf } from "../../src/chart/png.ts"
import { toMessage } from "../../src/delivery/message.ts"
import { Edition } from "../../src/edition/edition.ts"
import { readerKinds } from "../../src/subscribers/reader-kind.ts"
import { demonstration } from "../demonstration.ts"
import replayed from "../edition/golden/replayed-2026-02-08.json"
import { envelopeFor, reader, tokens } from "../one-reader.ts"
import { pictureOf } from "../picture-of.ts"
import { inWorkerd, type WorkerdMeasure } from "./names.ts"
import { withLiquid } from "./rivals/liquid.ts"
import { withReactEmail, withTailwind } from "./rivals/react-email.tsx"

// The bindings of wrangler.toml name them, though nothing here uses them.
export { Limiter, PublishEdition, Tally } from "../../src/index.ts"

const press = pressOf({ wasm, fonts: [new Uint8Array(regular), new Uint8Array(bold)] })
const edition = Edition.parse(replayed)
const frame = {
  title: "Plumbline",
  publicUrl: demonstration.PUBLIC_URL,
  postalAddress: demonstration.POSTAL_ADDRESS,
}
const envelope = envelopeFor("Bitcoin back near $70,300", frame.publicUrl)
const reading = {
  edition,
  kind: "trader",
  unsubscribe: `${frame.publicUrl}/unsubscribe/${tokens.unsubscribe}`,
} as const

/** Rendered once, for what is then done for each reader. */
let rendered: Promise<{ html: string; text: string }> | undefined

const tasks: Record<WorkerdMeasure, () => Promise<unknown>> = {
  render: () =>
    Promise.all(readerKinds.map((kind) => renderEdition(edition, kind, frame, pictureOf(edition)))),
  "one reader": async () => {
    rendered ??= renderEdition(edition, "trader", frame, pictureOf(edition))
    return toMessage(envelope, 1, await rendered, reader, tokens)
  },
  chart: async () => {
    if (edition.chart === null) throw new Error("the replayed edition has no chart")
    return press(picturesOf(edition.chart).light.svg)
  },
  "react email": () => withReactEmail(reading),
  tailwind: () => withTailwind(reading),
  liquid: () => withLiquid(reading),
}

const Query = z.object({
  task: z.enum(inWorkerd),
  times: z.coerce.number().int().min(0).max(10_000),
})

/**
 * `GET /?task=NAME&times=N`: does a task so often. How long it takes is for the one who asks to find out: the runtime's own
 * clock stands still while it computes.
 */
export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === "/healthz") return new Response("ok")
    const query = Query.safeParse(Object.fromEntries(searchParams))
    if (!query.success) return new Response("there is no such task", { status: 400 })
    const { task, times } = query.data
    for (let i = 0; i < times; i += 1) await tasks[task]()
    return new Response("done")
  },
}
