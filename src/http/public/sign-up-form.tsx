/** @jsxImportSource hono/jsx */
import { consentTexts, currentConsent } from "../../subscribers/consent.ts"
import type { Cadence } from "../../subscribers/frequency.ts"
import type { FieldError } from "../problem-page.tsx"
import { ChoiceFields } from "./choice-fields.tsx"
import { ErrorSummary } from "./complaints.tsx"
import { EmailField } from "./email-field.tsx"
import type { OpenForm } from "./open-form.ts"
import { type Choices, type Kept, keptNames, tokenField, trapField } from "./sign-up-fields.ts"
import type { Turnstile } from "./turnstile.ts"

type SignUpFormProps = {
  /** How often the newsletter comes out; nothing more often is offered. */
  cadence: Cadence
  open: OpenForm
  action: string
  /** What was wrong with the fields that were posted. */
  errors?: FieldError[]
  /** The choices that stand preset: those that were posted and are ours. */
  chosen?: Omit<Choices, "kept">
}

/** The sign-up form. It works without script, and shows no text that was posted before. */
export const SignUpForm = ({ cadence, open, action, errors = [], chosen = {} }: SignUpFormProps) => (
  <>
    {errors.length > 0 && <ErrorSummary errors={errors} labels={labels} unseen={unseen} />}
    <form method="post" action={action}>
      <EmailField label="E-mail address" errors={errors} />
      <ChoiceFields cadence={cadence} errors={errors} chosen={chosen} />
      <div class="trap" aria-hidden="true">
        <label for={trapField}>Leave this empty</label>
        <input type="text" id={trapField} name={trapField} tabindex={-1} autocomplete="off" />
      </div>
      <input type="hidden" name="consent" value={currentConsent} />
      <KeptFields kept={open.kept} />
      <input type="hidden" name={tokenField} value={open.token} />
      <p class="quiet" id="consent">
        {consentTexts[currentConsent]}
      </p>
      <TurnstileWidget turnstile={open.turnstile} />
      <button type="submit" aria-describedby="consent">
        Sign up
      </button>
    </form>
  </>
)

/** Where the form stood, carried along. */
export const KeptFields = ({ kept }: { kept: Kept }) => (
  <>
    {keptNames.map((name) => kept[name] && <input key={name} type="hidden" name={name} value={kept[name]} />)}
  </>
)

/** The check for robots, where the operator has it. It needs script, which is said where there is none. */
export const TurnstileWidget = ({ turnstile }: { turnstile: Turnstile | null }) =>
  turnstile && (
    <>
      <div class="cf-turnstile" data-sitekey={turnstile.siteKey} data-size="flexible" />
      <script src={turnstile.script} async defer />
      <noscript>
        <p>
          This form checks for robots, which needs script. Switch it on for this page, then load it again.
        </p>
      </noscript>
    </>
  )

const labels: Record<string, string> = {
  email: "E-mail address",
  frequency: "How often",
  kind: "What describes me",
}

/** What stands for fields that a visitor does not fill in. */
const unseen: Record<string, string> = {
  consent: "What you agree to has changed. Read it below, then sign up.",
  token:
    "The form was open for too short or too long a time. Accepted: 2 seconds to 24 hours. This one is fresh.",
  "cf-turnstile-response": "The check for robots. Wait until it is done, then sign up.",
}
