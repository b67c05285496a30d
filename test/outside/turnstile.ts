import { Hono } from "hono"

/** Cloudflare's own keys for tests: https://developers.cloudflare.com/turnstile/troubleshooting/testing/ */
export const turnstileKeys = {
  siteKey: "1x00000000000000000000AA",
  passes: "1x0000000000000000000000000000000AA",
  fails: "2x0000000000000000000000000000000AA",
} as const

/** What a widget with a site key for tests answers. */
export const dummyResponse = "XXXX.DUMMY.TOKEN.XXXX"

type Faults = { down?: "500" | "html" }

/**
 * Turnstile's verification, as its documentation describes it: a form with `secret` and `response`, answered with 200 and
 * `success`. `PUT /_/faults` makes it misbehave; `GET /_/requests` tells what it was asked.
 */
export function createTurnstile() {
  let faults: Faults = {}
  const asked: Record<string, string>[] = []
  const no = (...codes: string[]) => ({ success: false, "error-codes": codes, messages: [] })
  return new Hono()
    .post("/turnstile/v0/siteverify", async (c) => {
      const form = Object.fromEntries(new URLSearchParams(await c.req.text()))
      asked.push(form)
      if (faults.down === "500") return c.text("internal error", 500)
      if (faults.down === "html") return c.html("<h1>Checking your browser</h1>")
      const { secret, response } = form
      if (!secret) return c.json(no("missing-input-secret"))
      if (!response) return c.json(no("missing-input-response"))
      if (secret !== turnstileKeys.passes || response !== dummyResponse)
        return c.json(no("invalid-input-response"))
      return c.json({
        success: true,
        "error-codes": [],
        challenge_ts: "2026-02-08T12:30:00.000Z",
        hostname: "example.com",
        action: "",
        cdata: "",
      })
    })
    .put("/_/faults", async (c) => {
      faults = await c.req.json<Faults>()
      return c.body(null, 204)
    })
    .get("/_/requests", (c) => c.json(asked.splice(0)))
}
