import { type Context, Hono } from "hono"
import { account, newAddress } from "./account.tsx"
import { cancel } from "./cancel.tsx"
import { confirm } from "./confirm.tsx"
import type { PublicEnv } from "./deps.ts"
import { embed } from "./embed/embed.tsx"
import { preferences } from "./preferences.tsx"
import { icon, style } from "./style.ts"
import { subscribe } from "./subscribe.ts"
import { unsubscribe } from "./unsubscribe.tsx"

/** A reader's life over HTTP: signing up, confirming, choosing, leaving; and what each page of ours is dressed in. */
export const publicRoutes = new Hono<PublicEnv>()
  .get("/style.css", (c) => asset(c, style, "text/css; charset=utf-8"))
  .get("/icon.svg", (c) => asset(c, icon, "image/svg+xml"))
  .route("/subscribe", subscribe)
  .route("/", embed)
  .route("/confirm", confirm)
  .route("/cancel", cancel)
  .route("/unsubscribe", unsubscribe)
  .route("/preferences", preferences)
  .route("/account", account)
  .route("/address", newAddress)

const asset = (c: Context, text: string, type: string) =>
  c.body(text, 200, {
    "Content-Type": type,
    "Cache-Control": "public, max-age=3600",
    "X-Content-Type-Options": "nosniff",
  })
