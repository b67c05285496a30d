/** @jsxImportSource hono/jsx */
import { Page } from "../page.tsx"

/** The answer to whoever has left just now. */
export const LeftPage = ({ newsletter }: { newsletter: string }) => (
  <Page title="Unsubscribed" lang="en" newsletter={newsletter} noindex>
    <h1>You are unsubscribed</h1>
    <p>No further edition is sent to you. One that was on its way already may still arrive.</p>
    <p>
      You changed your mind? <a href="/subscribe">Sign up again</a>.
    </p>
  </Page>
)
