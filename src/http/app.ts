import { Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { methodNotAllowed } from "hono/method-not-allowed"
import { secureHeaders } from "hono/secure-headers"
import { evidenceSchemaPath } from "../edition/evidence-schema.ts"
import { maxPartBytes } from "../subscribers/import/row.ts"
import { anyone, editorsOnly } from "./access.ts"
import { backfillSeries } from "./api/backfill.ts"
import { listDoubts, resolveDoubts } from "./api/doubts.ts"
import { listEditions, sendEdition } from "./api/editions.ts"
import { beginImport, commitImport, partTooLarge, putPart, showImport, undoImport } from "./api/imports.ts"
import { decideLateByApi, decideLateByForm } from "./api/late.ts"
import { ownSite } from "./api/own-site.ts"
import { runProbe } from "./api/probe.ts"
import { rebuildEdition } from "./api/rebuild.ts"
import { listRecipients } from "./api/recipients.ts"
import { exportSubscribers, showStats, showSubscriber, suppressSubscriber } from "./api/subscribers.ts"
import { testByApi, testByForm } from "./api/test-send.ts"
import type { HttpEnv, Wired } from "./deps.ts"
import { decideByApi, decideByForm, ownForm } from "./desk/decision.ts"
import { showMail } from "./desk/frozen-mail.ts"
import { previewEvidence, showPreview } from "./desk/preview.tsx"
import { showPreviews } from "./desk/preview-list.tsx"
import { visible } from "./desk/visible.ts"
import {
  editionStylesheet,
  sendEvidence,
  sendEvidenceSchema,
  showEdition,
  showEvidence,
} from "./editions/routes.tsx"
import { sendPicture } from "./editions/send-picture.ts"
import { noSuchPage, onFailure, otherMethods, shutUnlessConfigured, tooLarge } from "./failure.ts"
import { showGlossary } from "./glossary/show-glossary.tsx"
import { healthz, readyz } from "./health.ts"
import { home } from "./home.tsx"
import { publicRoutes } from "./public/routes.ts"
import { hearResend, webhookBytes } from "./webhooks.ts"

/**
 * Set where a handler has not set its own. Mail clients may show our pictures, so these are not kept to our origin; what
 * else runs under the operator's domain is not ours to force to https.
 */
const ownHeaders = secureHeaders({
  overwrite: false,
  referrerPolicy: "same-origin",
  strictTransportSecurity: "max-age=15552000",
  crossOriginResourcePolicy: false,
  originAgentCluster: false,
})

/** Every route of the Worker. `wire` makes what they need from the environment, once a request. */
export function createApp(wire: (env: Env, context: Pick<ExecutionContext, "waitUntil">) => Wired) {
  const app = new Hono<HttpEnv>()
  const smallBody = bodyLimit({ maxSize: 8 * 1024, onError: tooLarge })
  app.onError(onFailure)
  app.notFound(noSuchPage)
  app.use(ownHeaders)
  app.use(methodNotAllowed({ app, onMethodNotAllowed: otherMethods }))
  app.use(async (c, next) => {
    c.set("wired", wire(c.env, c.executionCtx))
    await next()
  })

  app.get("/healthz", healthz)
  app.get("/readyz", editorsOnly, readyz)
  app.get("/edition.css", editionStylesheet)
  app.get(evidenceSchemaPath, sendEvidenceSchema)
  app.use(shutUnlessConfigured)

  app.get("/", home)
  app.get("/glossary", showGlossary)
  app.get("/editions/:slug", showEdition)
  app.get("/editions/:slug/evidence", showEvidence)
  app.get("/editions/:slug/evidence.json", sendEvidence)
  app.get("/pictures/:name", sendPicture)

  app.get("/desk", editorsOnly, (c) => c.redirect("/preview"))
  app.get("/preview", anyone, showPreviews)
  app.get("/preview/:slug", anyone, visible, showPreview)
  app.get("/preview/:slug/mail", anyone, visible, showMail)
  app.get("/preview/:slug/evidence.json", anyone, visible, previewEvidence)
  app.post("/preview/:slug/decision", editorsOnly, smallBody, ownForm, decideByForm)
  app.post("/preview/:slug/late", editorsOnly, smallBody, ownForm, decideLateByForm)
  app.post("/preview/:slug/test", editorsOnly, smallBody, ownForm, testByForm)

  app.use("/api/*", editorsOnly)
  app.get("/api/v1/editions", listEditions)
  app.get("/api/v1/editions/:slug", sendEdition)
  app.post("/api/v1/editions/:slug/decision", smallBody, decideByApi)
  app.post("/api/v1/editions/:slug/late", smallBody, decideLateByApi)
  app.post("/api/v1/editions/:slug/test", smallBody, testByApi)
  app.get("/api/v1/editions/:slug/recipients", listRecipients)
  app.get("/api/v1/editions/:slug/doubts", listDoubts)
  app.post("/api/v1/editions/:slug/doubts", smallBody, resolveDoubts)
  app.post("/api/v1/editions/:slug/rebuild", ownSite, rebuildEdition)
  app.post("/api/v1/probe", ownSite, runProbe)
  app.post("/api/v1/series/backfill", ownSite, backfillSeries)

  app.get("/api/v1/subscribers.csv", exportSubscribers("csv"))
  app.get("/api/v1/subscribers.json", exportSubscribers("json"))
  app.get("/api/v1/subscribers/stats", showStats)
  app.post("/api/v1/subscribers/show", smallBody, showSubscriber)
  app.post("/api/v1/subscribers/suppress", smallBody, suppressSubscriber)

  app.post("/api/v1/imports", smallBody, beginImport)
  app.get("/api/v1/imports/:id", showImport)
  app.put(
    "/api/v1/imports/:id/parts/:n",
    bodyLimit({ maxSize: maxPartBytes, onError: partTooLarge }),
    putPart,
  )
  app.post("/api/v1/imports/:id/commit", smallBody, commitImport)
  app.post("/api/v1/imports/:id/undo", smallBody, ownSite, undoImport)

  app.post("/webhooks/resend", bodyLimit({ maxSize: webhookBytes, onError: tooLarge }), hearResend)

  app.route("/", publicRoutes)
  return app
}
