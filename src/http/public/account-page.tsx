/** @jsxImportSource hono/jsx */
import { accountMinutes, addressHours } from "../../subscribers/token.ts"
import { Page } from "../page.tsx"
import type { FieldError } from "../problem-page.tsx"
import { Complaint, complaintOf, ErrorSummary } from "./complaints.tsx"
import { EmailField } from "./email-field.tsx"

type Newsletter = { newsletter: string }
type AccountPageProps = Newsletter & {
  done?: string
  errors?: FieldError[]
  preferences?: string | undefined
}

const labels: Record<string, string> = {
  action: "The button",
  email: "New e-mail address",
  sure: "Yes, delete everything",
}

/** What a fresh link leads to: one plain form each to see, to move and to delete. It needs no script. */
export const AccountPage = ({ newsletter, done, errors = [], preferences }: AccountPageProps) => (
  <Page
    title={errors.length > 0 ? "Error: Your account" : "Your account"}
    lang="en"
    newsletter={newsletter}
    noindex
  >
    <h1>Your account</h1>
    {errors.length > 0 && <ErrorSummary errors={errors} labels={labels} />}
    {done !== undefined && (
      <p class="panel" role="status" tabindex={-1} autofocus>
        {done}
      </p>
    )}
    <p>This page works for {accountMinutes} minutes after its link was asked for.</p>
    {preferences !== undefined && (
      <p>
        How often it comes, what comes first, a pause, or leaving: <a href={preferences}>your preferences</a>.
      </p>
    )}
    <h2>What is kept about you</h2>
    <form method="post">
      <input type="hidden" name="action" value="export" />
      <p id="export-hint">
        Your address, your choices, when and how you agreed, and which mails were sent to you alone, as a JSON
        file.
      </p>
      <button type="submit" aria-describedby="export-hint">
        Download it
      </button>
    </form>
    <h2>Another address</h2>
    <form method="post">
      <input type="hidden" name="action" value="move" />
      <EmailField
        label="New e-mail address"
        errors={errors}
        hint={`A mail goes to it. Nothing changes until its link is confirmed, within ${addressHours} hours; then the present address is told.`}
      />
      <button type="submit">Mail a link to the new address</button>
    </form>
    <h2>Delete everything</h2>
    <form method="post">
      <input type="hidden" name="action" value="delete" />
      <p id="delete-hint">
        All that is kept about you is deleted at once, and cannot be brought back. What stays is a hash of
        your address, so that nobody else can sign it up again.
      </p>
      <Complaint field="sure" errors={errors} />
      <label class="choice">
        <input type="checkbox" id="sure" name="sure" value="yes" required {...complaintOf("sure", errors)} />
        <span>Yes, delete everything</span>
      </label>
      <button type="submit" class="grave" aria-describedby="delete-hint">
        Delete
      </button>
    </form>
  </Page>
)

/** The answer to whoever has deleted everything. */
export const DeletedPage = ({ newsletter }: Newsletter) => (
  <Page title="Deleted" lang="en" newsletter={newsletter} noindex>
    <h1>Everything is deleted</h1>
    <p>
      One last mail tells your address so. An edition that was on its way already may still arrive, and
      nothing else does.
    </p>
  </Page>
)

/** Asks a new address whether it is the reader's. */
export const NewAddressPage = ({ newsletter }: Newsletter) => (
  <Page title="Confirm your new address" lang="en" newsletter={newsletter} noindex>
    <h1>Shall {newsletter} come to this address?</h1>
    <p>
      Press the button and it comes to the address that the link was sent to, and no longer to the one before.
    </p>
    <form method="post">
      <button type="submit">Yes, send it here</button>
    </form>
  </Page>
)

/** The answer to whoever has confirmed a new address. */
export const MovedPage = ({ newsletter }: Newsletter) => (
  <Page title="Address changed" lang="en" newsletter={newsletter} noindex>
    <h1>Your address is changed</h1>
    <p>{newsletter} comes to the new address from the next edition on. The one before is told by a mail.</p>
  </Page>
)
