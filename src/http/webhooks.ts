import type { Context } from "hono"
import type { HttpEnv } from "./deps.ts"
import { answerProblem } from "./problem.ts"

/** Far more than the provider sends. */
export const webhookBytes = 64 * 1024

/**
 * `POST /webhooks/resend`: what became of our mails. Only what is signed with RESEND_WEBHOOK_SECRET is looked at; without
 * that setting the route is shut, and the provider tries again until it is there. What is signed is always acknowledged,
 * known or not, as it would only come again; what is thrown on the way is a 500, after which it does.
 */
export async function hearResend(c: Context<HttpEnv>): Promise<Response> {
  const { readWebhook, hear, hearLeaver, log } = c.var.deps
  if (readWebhook === null) {
    return answerProblem(
      c,
      {
        status: 503,
        title: "webhooks are not taken yet",
        detail: "The setting RESEND_WEBHOOK_SECRET is missing.",
      },
      "json",
    )
  }
  const header = (name: string) => c.req.header(`svix-${name}`) ?? ""
  const reading = readWebhook(await c.req.text(), {
    id: header("id"),
    timestamp: header("timestamp"),
    signature: header("signature"),
  })
  if (reading.type === "forged") {
    return answerProblem(
      c,
      {
        status: 401,
        title: "the signature is not right",
        detail: "Accepted: a body signed with RESEND_WEBHOOK_SECRET within the last five minutes.",
      },
      "json",
    )
  }
  const { id } = reading
  if (reading.type === "mail") {
    const heard = await hear(id, reading.news)
    if (reading.news.outcome !== "delivered" || heard === "foreign") {
      log("webhook heard", { id, outcome: reading.news.outcome, heard })
    }
  } else if (reading.type === "left") {
    log("webhook heard", { id, outcome: "left", heard: await hearLeaver(reading.leaver) })
  } else {
    log("webhook passed over", {
      id,
      type: reading.type === "other" ? reading.name : "not of a known shape",
    })
  }
  c.header("Cache-Control", "no-store")
  return c.text("heard\n")
}
