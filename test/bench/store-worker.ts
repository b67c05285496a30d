import * as z from "zod"
import { envelopeOf } from "../../src/delivery/envelope.ts"
import { plan } from "../../src/delivery/plan.ts"
import { deliveriesIn } from "../../src/store/deliveries.ts"
import { signUpsIn } from "../../src/store/sign-ups.ts"
import { Address } from "../../src/subscribers/address.ts"
import { demonstration } from "../demonstration.ts"
import { countedDatabase } from "../load/counted-database.ts"

// The bindings of wrangler.toml name them, though nothing here uses them.
export { Limiter, PublishEdition, Tally } from "../../src/index.ts"

/** As many rows as one statement writes in good time. */
const atOnce = 50_000
const texts = { html: "html", text: "text" }

/** `POST /subscribers?n=N`: so many confirmed readers. */
async function subscribe(db: D1Database, n: number): Promise<Response> {
  for (let first = 1; first <= n; first += atOnce) {
    await db
      .prepare(
        `INSERT INTO subscribers (public_id, address, address_hmac, state, kind, frequency, created_at, confirmed_at)
         WITH RECURSIVE n(id) AS (SELECT ?1 UNION ALL SELECT id + 1 FROM n WHERE id < ?2)
         SELECT 'p' || id, 'r' || id || '@reader.example', 'h' || id, 'confirmed', 'general', 'daily', 0, 0 FROM n`,
      )
      .bind(first, Math.min(n, first + atOnce - 1))
      .run()
  }
  return new Response("written")
}

/** `POST /plan`: who gets a delivery, planned as an edition's is. */
async function planAll(db: D1Database): Promise<Response> {
  const of = { newsletter: "bitcoin", slug: "2026-02-08", version: 1, purpose: "edition" } as const
  const { planned } = await plan(deliveriesIn(db), {
    ...of,
    envelope: envelopeOf({
      newsletter: "bitcoin",
      title: "Plumbline",
      delivery: "bitcoin/2026-02-08/1/edition",
      from: demonstration.FROM,
      subject: "A subject",
      baseUrl: demonstration.PUBLIC_URL,
      tokenKeyId: "s1",
      mails: { general: texts, "long-term-holder": texts, trader: texts, beginner: texts },
    }),
    frequencies: ["daily"],
    firstTryBefore: Number.MAX_SAFE_INTEGER,
    createdAt: Date.now(),
  })
  return Response.json({ planned })
}

/** `POST /rows` → `{ signUp, confirmation }`: how many rows of the database each writes, indexes and all. */
async function countRows(db: D1Database): Promise<Response> {
  let rows = 0
  const counted = countedDatabase(db, (written) => {
    rows += written
  })
  const signUps = signUpsIn(counted, demonstration.HASH_KEY)
  const consent = await signUps.signUp(
    {
      publicId: crypto.randomUUID(),
      address: Address.parse("ada@example.com"),
      ...{ kind: "general", frequency: "daily", consent: "2026-11", form: "page" },
      ...{ source: "bench", marks: {}, ipHmac: "hash" },
    },
    Date.now(),
  )
  const signUp = rows
  const confirmed = await signUps.confirm(consent ?? "", 1, Date.now())
  if ("refused" in confirmed) throw new Error(`not confirmed: ${confirmed.refused}`)
  return Response.json({ signUp, confirmation: rows - signUp })
}

/** The subscribers' store, for what is measured of it. */
export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url)
    switch (pathname) {
      case "/healthz":
        return new Response("ok")
      case "/subscribers":
        return subscribe(env.DB, z.coerce.number().int().min(1).parse(searchParams.get("n")))
      case "/plan":
        return planAll(env.DB)
      case "/rows":
        return countRows(env.DB)
      default:
        return new Response("there is no such measure", { status: 404 })
    }
  },
} satisfies ExportedHandler<Env>
