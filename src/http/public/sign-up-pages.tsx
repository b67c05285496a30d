/** @jsxImportSource hono/jsx */
import type { Config } from "../../config.ts"
import { confirmDays } from "../../subscribers/token.ts"
import { Page } from "../page.tsx"
import type { FieldError } from "../problem-page.tsx"
import type { OpenForm } from "./open-form.ts"
import { type Choices, type SignUpFields, tokenField } from "./sign-up-fields.ts"
import { KeptFields, SignUpForm, TurnstileWidget } from "./sign-up-form.tsx"

/** Where a form of ours stands: on a page of its own, or in a frame on another site. */
export type Place = { form: "page" | "frame"; action: string }

type Shown = { config: Config; place: Place; open: OpenForm }

const layoutOf = ({ form }: Place) => (form === "frame" ? "frame" : "column")

/** The form, with what was wrong in what was posted. */
export const SignUpPage = ({
  config: { TITLE, CADENCE },
  place,
  open,
  errors = [],
  chosen,
}: Shown & { errors?: FieldError[]; chosen?: Choices }) => (
  <Page
    title={errors.length > 0 ? "Error: Sign up" : "Sign up"}
    lang="en"
    newsletter={TITLE}
    layout={layoutOf(place)}
    noindex={place.form === "frame"}
  >
    <h1>Sign up for {TITLE}</h1>
    {place.form === "page" && (
      <p>
        Market figures by e-mail, each sentence checked against the figures it speaks of. Nothing comes until
        you confirm, by a link that is mailed to you.
      </p>
    )}
    <SignUpForm
      cadence={CADENCE}
      open={open}
      action={place.action}
      errors={errors}
      {...(chosen && { chosen })}
    />
  </Page>
)

/** One press for a sign-up whose form was never opened here: what was asked for, in hidden fields, and a button. */
export const OnePressPage = ({
  config: { TITLE },
  place,
  open,
  fields,
}: Shown & { fields: SignUpFields }) => (
  <Page title="One press more" lang="en" newsletter={TITLE} layout={layoutOf(place)} noindex>
    <h1>One press more</h1>
    <p>Press the button, and a mail with a link to confirm is on its way to the address that you entered.</p>
    <form method="post" action={place.action}>
      {(["email", "kind", "frequency", "consent"] as const).map((name) => (
        <input key={name} type="hidden" name={name} value={fields[name]} />
      ))}
      <KeptFields kept={fields} />
      <input type="hidden" name={tokenField} value={open.token} />
      <TurnstileWidget turnstile={open.turnstile} />
      <button type="submit">Sign up for {TITLE}</button>
    </form>
  </Page>
)

/** The one answer to all that is accepted. */
export const CheckYourInbox = ({ config: { TITLE }, place }: Omit<Shown, "open">) => (
  <Page title="Check your inbox" lang="en" newsletter={TITLE} layout={layoutOf(place)} noindex>
    <h1>One more step: check your inbox</h1>
    <p>
      If the address is not signed up yet, a mail is on its way to it. Open the link in it and press the
      button there: only then is anything sent. The link works for {confirmDays} days.
    </p>
    <p class="quiet">
      Nothing after a few minutes? Look among the junk mail, or sign up again in an hour: one mail an hour is
      sent to an address, and three a day.
    </p>
  </Page>
)
