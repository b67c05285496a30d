/** @jsxImportSource hono/jsx */
import { longDay } from "../../../emails/day.ts"
import { dayOf } from "../../market/day.ts"
import { type Choices, pauseDays } from "../../subscribers/choices.ts"
import type { Cadence } from "../../subscribers/frequency.ts"
import type { SubscriberState } from "../../subscribers/state.ts"
import { Page } from "../page.tsx"
import type { FieldError } from "../problem-page.tsx"
import { ChoiceFields } from "./choice-fields.tsx"
import { frequencyWords, kindNames } from "./choice-words.ts"
import { ErrorSummary } from "./complaints.tsx"

type PreferencesPageProps = {
  newsletter: string
  cadence: Cadence
  /** What is set now; `pausedUntil` only where the pause still holds. */
  set: Choices
  /** What the press of a button has brought about, in a sentence. */
  done?: string
  errors?: FieldError[]
}

const labels: Record<string, string> = {
  action: "The button",
  frequency: "How often",
  kind: "What describes me",
}

/** The preference centre: what is set now, and one plain form for each thing that can be changed. It needs no script. */
export const PreferencesPage = ({ newsletter, cadence, set, done, errors = [] }: PreferencesPageProps) => (
  <Page
    title={errors.length > 0 ? "Error: Your preferences" : "Your preferences"}
    lang="en"
    newsletter={newsletter}
    noindex
  >
    <h1>Your preferences</h1>
    {errors.length > 0 && <ErrorSummary errors={errors} labels={labels} />}
    {done !== undefined && (
      <p class="panel" role="status" tabindex={-1} autofocus>
        {done}
      </p>
    )}
    <h2>Set now</h2>
    <ul>
      <li>How often: {frequencyWords[set.frequency].name}</li>
      <li>What describes me: {kindNames[set.kind]}</li>
      <li>{set.pausedUntil === null ? "Not paused" : `Paused until ${dayInWords(set.pausedUntil)}`}</li>
    </ul>
    <h2>What you get</h2>
    <form method="post">
      <input type="hidden" name="action" value="save" />
      <ChoiceFields cadence={cadence} errors={errors} chosen={set} />
      <button type="submit">Save</button>
    </form>
    {set.pausedUntil === null ? (
      <PlainForm action="pause" title="Pause" button={`Pause for ${pauseDays} days`}>
        Press the button and no edition is sent to you for {pauseDays} days, but for one that is on its way
        already. After that they come again by themselves.
      </PlainForm>
    ) : (
      <PlainForm action="resume" title="Pause" button="Resume now">
        No edition is sent to you until {dayInWords(set.pausedUntil)}. Press the button and they come again
        from the next one on.
      </PlainForm>
    )}
    <PlainForm
      action="account"
      title="Export, move, delete"
      button="Mail me a link to export, move or delete"
    >
      To see all that is kept about you, to change your address or to delete everything takes a fresh link,
      which is mailed to your present address: whoever is passed an edition of yours cannot do it.
    </PlainForm>
    <PlainForm action="leave" title="Leave" button="Unsubscribe">
      Press the button and no further edition is sent to you.
    </PlainForm>
  </Page>
)

type PlainFormProps = { action: string; title: string; button: string; children: unknown }

const PlainForm = ({ action, title, button, children }: PlainFormProps) => (
  <>
    <h2>{title}</h2>
    <form method="post">
      <input type="hidden" name="action" value={action} />
      <p id={`${action}-hint`}>{children}</p>
      <button type="submit" class="second" aria-describedby={`${action}-hint`}>
        {button}
      </button>
    </form>
  </>
)

/** A moment as the UTC day it lies in: `Tuesday, 10 March 2026 (UTC)`. */
export const dayInWords = (ms: number): string => `${longDay(dayOf(ms))} (UTC)`

/** What whoever is not subscribed is told: nothing can be set, and how to come back. */
export const NotSubscribedPage = ({
  newsletter,
  state,
}: {
  newsletter: string
  state: Exclude<SubscriberState, "confirmed">
}) => (
  <Page title="Not subscribed" lang="en" newsletter={newsletter} noindex>
    <h1>{whyNot[state].title}</h1>
    <p>{whyNot[state].detail}</p>
    <p>
      <a href="/subscribe">{whyNot[state].next}</a>
    </p>
  </Page>
)

const whyNot = {
  pending: {
    title: "You are not signed up yet",
    detail: "Press the button behind the link in the mail that asks for it. Nothing can be set before.",
    next: "Ask for a new link",
  },
  unsubscribed: {
    title: "You have left",
    detail: "No edition is sent to you, and there is nothing to set. To come back, sign up again.",
    next: "Sign up again",
  },
  suppressed: {
    title: "We no longer write to this address",
    detail: "Mails to it came back or were reported as junk. To come back, use another address.",
    next: "Sign up with another address",
  },
}
