/** @jsxImportSource hono/jsx */
import type { Context } from "hono"
import { confirmDays } from "../../subscribers/token.ts"
import { answerPage } from "../page.tsx"
import { answerProblem } from "../problem.ts"
import type { PublicEnv } from "./deps.ts"
import { openForm } from "./open-form.ts"
import { CheckYourInbox, OnePressPage, type Place, SignUpPage } from "./sign-up-pages.tsx"
import { type Came, takeSignUp } from "./take-sign-up.ts"
import { formPolicy } from "./turnstile.ts"

/** Shows the form. */
export async function showForm(c: Context<PublicEnv>, place: Place) {
  const { config } = c.var.deps
  const open = await openForm(c.var.deps, c.req.query())
  return answerForm(c, <SignUpPage config={config} place={place} open={open} />, 200)
}

/** Takes a sign-up, and answers in kind: a page to a form, JSON to JSON. */
export async function answerSignUp(c: Context<PublicEnv>, place: Place) {
  const { by, taken } = await takeSignUp(c, place.form)
  if (taken.outcome === "problem" && taken.retryAfter) c.header("Retry-After", String(taken.retryAfter))
  if (taken.outcome === "problem") return answerProblem(c, taken.problem)
  return by === "json" ? answerJson(c, taken) : answerWithPage(c, taken, place)
}

type Answered = Exclude<Came["taken"], { outcome: "problem" }>

async function answerWithPage(c: Context<PublicEnv>, taken: Answered, place: Place) {
  const { config } = c.var.deps
  if (taken.outcome === "accepted")
    return answerPage(c, <CheckYourInbox config={config} place={place} />, 202)
  const chosen = taken.outcome === "refused" ? taken.chosen : undefined
  const open = await openForm(c.var.deps, chosen?.kept ?? {})
  const shown = { config, place, open }
  return taken.outcome === "refused"
    ? answerForm(c, <SignUpPage {...shown} errors={taken.errors} chosen={taken.chosen} />, 422)
    : answerForm(c, <OnePressPage {...shown} fields={taken.fields} />, 422)
}

function answerJson(c: Context<PublicEnv>, taken: Answered) {
  if (taken.outcome !== "accepted") {
    const errors = taken.outcome === "refused" ? taken.errors : []
    return answerProblem(c, { status: 422, title: "some fields are not accepted", errors }, "json")
  }
  c.header("X-Content-Type-Options", "nosniff")
  return c.json(
    { status: "accepted", next: `press the button behind the link in the mail, within ${confirmDays} days` },
    202,
  )
}

/** A page with a form is opened for one sign-up: no cache keeps it. */
function answerForm(c: Context<PublicEnv>, page: Parameters<typeof answerPage>[1], status: 200 | 422) {
  c.header("Cache-Control", "no-store")
  return answerPage(c, page, status, "open", formPolicy(c.var.deps.config))
}
