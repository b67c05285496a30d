/** @jsxImportSource hono/jsx */
import { consentTexts, currentConsent } from "../../subscribers/consent.ts"
import type { Cadence } from "../../subscribers/frequency.ts"
import type { FieldError } from "../problem-page.tsx"
import { ChoiceFields } from "./choice-fields.tsx"
import { Complaint, complaintOf, ErrorSummary } from "./complaints.tsx"
import type { Choices } from "./sign-up-fields.ts"

type SignUpFormProps = {
  /** How often the newsletter comes out; nothing more often is offered. */
  cadence: Cadence
  /** What was wrong with the fields that were posted. */
  errors?: FieldError[]
  /** The choices that stand preset: those that were posted and are ours. */
  chosen?: Choices
}

/** The sign-up form. It works without script, and shows no text that was posted before. */
export const SignUpForm = ({ cadence, errors = [], chosen = {} }: SignUpFormProps) => (
  <>
    {errors.length > 0 && <ErrorSummary errors={errors} labels={labels} />}
    <form method="post" action="/subscribe">
      <div class="field">
        <label for="email">E-mail address</label>
        <Complaint field="email" errors={errors} />
        <input
          type="email"
          id="email"
          name="email"
          autocomplete="email"
          maxlength={254}
          required
          {...complaintOf("email", errors)}
        />
      </div>
      <ChoiceFields cadence={cadence} errors={errors} chosen={chosen} />
      <input type="hidden" name="consent" value={currentConsent} />
      <p class="quiet" id="consent">
        {consentTexts[currentConsent]}
      </p>
      <button type="submit" aria-describedby="consent">
        Sign up
      </button>
    </form>
  </>
)

const labels: Record<string, string> = {
  email: "E-mail address",
  frequency: "How often",
  kind: "What describes me",
  consent: "The form",
}
