/** @jsxImportSource hono/jsx */
import type { Config } from "../../../config.ts"
import { Page } from "../../page.tsx"
import { snippets } from "./snippets.ts"

/** How to put the form on another site: three ways, to copy. */
export const EmbedPage = ({ config: { TITLE, PUBLIC_URL, ORIGINS } }: { config: Config }) => {
  const { html, script, frame } = snippets(PUBLIC_URL, TITLE)
  return (
    <Page title="Put the form on your site" lang="en" newsletter={TITLE} noindex>
      <h1>Put the form on your site</h1>
      <p>
        Three ways to have readers sign up for {TITLE} from a page of yours. All keep <code>source</code> with
        the reader's consent: let it say where the form stands. Nobody gets anything before they press the
        button behind the link in a mail.
      </p>
      <h2>A form, without script</h2>
      <p>
        Works on every page, and looks as your own forms do. Its reader presses a second button, on a page of
        ours.
      </p>
      <Copied text={html} />
      <h2>An element, with script</h2>
      <p>
        Answers in place, and follows your page's type, ink and colour scheme. <Listed origins={ORIGINS} />
      </p>
      <Copied text={script} />
      <p>
        Attributes: <code>source</code>; <code>short</code> leaves the choices for later;{" "}
        <code>frequency</code> and <code>kind</code> preset them. Custom properties:{" "}
        <code>--plumbline-accent</code>, <code>--plumbline-on-accent</code>, <code>--plumbline-ink</code>,{" "}
        <code>--plumbline-field</code>, <code>--plumbline-wrong</code>, <code>--plumbline-focus</code>,{" "}
        <code>--plumbline-radius</code>. It keeps the page's own <code>utm_</code> marks, and tells the page
        by the event <code>plumbline-signed-up</code>.
      </p>
      <h2>A frame</h2>
      <p>
        Needs no script, and is dressed as our pages are. <Listed origins={ORIGINS} />
      </p>
      <Copied text={frame} />
    </Page>
  )
}

/** A region that scrolls must be reached by keyboard. */
const Copied = ({ text }: { text: string }) => (
  <pre tabindex={0}>
    <code>{text}</code>
  </pre>
)

const Listed = ({ origins }: { origins: readonly string[] }) =>
  origins.length === 0 ? (
    <>
      Your site must stand in the setting <code>ORIGINS</code>; none does yet.
    </>
  ) : (
    <>
      Your site must stand in the setting <code>ORIGINS</code>.
    </>
  )
