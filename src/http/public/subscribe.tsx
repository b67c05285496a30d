/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { confirmDays } from "../../subscribers/token.ts"
import { answerPage, Page } from "../page.tsx"
import { answerProblem } from "../problem.ts"
import type { FieldError } from "../problem-page.tsx"
import type { PublicEnv } from "./deps.ts"
import { only } from "./methods.ts"
import { queueMail } from "./queue-mail.ts"
import { maxBodyBytes, readBody } from "./request-body.ts"
import { type Choices, readSignUp, type SignUpFields } from "./sign-up-fields.ts"
import { SignUpForm } from "./sign-up-form.tsx"
import { tooLong } from "./too-long.ts"

/**
 * `GET /subscribe` shows the form; `POST /subscribe` takes it, or the same fields as JSON. What is accepted gets one
 * and the same 202 for every address: whether one is known shows only in its mailbox.
 */
export const subscribe = new Hono<PublicEnv>()
  .get("/", (c) => answerPage(c, <SignUpPage c={c} />))
  .post(
    "/",
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: (c) => answerProblem(c, tooLong),
    }),
    async (c) => {
      const body = await readBody(c)
      if ("problem" in body) return answerProblem(c, body.problem)
      const read = readSignUp(body.input, c.var.deps.config.CADENCE)
      if ("fields" in read) {
        await signUp(c, read.fields, body.form)
        return accepted(c, body.form)
      }
      if (body.form === "page") return answerPage(c, <SignUpPage c={c} {...read} />, 422)
      return answerProblem(
        c,
        { status: 422, title: "some fields are not accepted", errors: read.errors },
        "json",
      )
    },
  )
  .all("/", only("GET, HEAD, POST"))

async function signUp(c: Context<PublicEnv>, fields: SignUpFields, form: "page" | "json") {
  const { now, newId, signUps } = c.var.deps
  const { email: address, ...choices } = fields
  const outbox = await signUps.signUp({ publicId: newId(), address, ...choices, form }, now())
  await queueMail(c.var.deps, outbox)
}

function accepted(c: Context<PublicEnv>, form: "page" | "json") {
  if (form === "page") return answerPage(c, <CheckYourInbox newsletter={c.var.deps.config.TITLE} />, 202)
  c.header("X-Content-Type-Options", "nosniff")
  return c.json(
    { status: "accepted", next: `press the button behind the link in the mail, within ${confirmDays} days` },
    202,
  )
}

type SignUpPageProps = { c: Context<PublicEnv>; errors?: FieldError[]; chosen?: Choices }

const SignUpPage = ({ c, errors = [], chosen = {} }: SignUpPageProps) => {
  const { TITLE, CADENCE } = c.var.deps.config
  return (
    <Page title={errors.length > 0 ? "Error: Sign up" : "Sign up"} lang="en" newsletter={TITLE}>
      <h1>Sign up for {TITLE}</h1>
      <p>
        Market figures by e-mail, each sentence checked against the figures it speaks of. Nothing comes until
        you confirm, by a link that is mailed to you.
      </p>
      <SignUpForm cadence={CADENCE} errors={errors} chosen={chosen} />
    </Page>
  )
}

const CheckYourInbox = ({ newsletter }: { newsletter: string }) => (
  <Page title="Check your inbox" lang="en" newsletter={newsletter} noindex>
    <h1>One more step: check your inbox</h1>
    <p>
      If the address is not signed up yet, a mail is on its way to it. Open the link in it and press the
      button there: only then is anything sent. The link works for {confirmDays} days.
    </p>
    <p class="quiet">
      Nothing after a few minutes? Look among the junk mail, or sign up again in an hour; one mail an hour is
      sent to an address.
    </p>
  </Page>
)
