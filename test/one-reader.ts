import { type Envelope, envelopeOf } from "../src/delivery/envelope.ts"
import type { Reader } from "../src/delivery/reader.ts"
import { demonstration } from "./demonstration.ts"

/** A reader, and tokens as long as a reader's own are. */
export const reader: Reader = {
  id: 312,
  address: "reader@example.org",
  kind: "general",
  publicId: "7-wEjRWeJq83",
  tokenVersion: 1,
}
const token = "MS51bnN1Yi4zMTItN3dFalJXZUpxODMuMQ.q83vEjRWeJq83vEjRWeJq83vEjRWeJo"
export const tokens = { unsubscribe: token, preferences: token }

const frozen = { html: "html", text: "text" }

/** All that goes into a delivery's mails besides their texts. */
export const envelopeFor = (subject: string, publicUrl: string): Envelope =>
  envelopeOf({
    newsletter: "bitcoin",
    title: "Plumbline",
    delivery: "bitcoin/2026-02-08/1/edition",
    from: demonstration.FROM,
    subject,
    baseUrl: publicUrl,
    tokenKeyId: "s1",
    mails: { general: frozen, "long-term-holder": frozen, trader: frozen, beginner: frozen },
  })
