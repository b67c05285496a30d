/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import { isWebLink } from "../../../emails/link.ts"
import { inert } from "./frozen-mail.ts"
import { mailPath, type PreviewQuery } from "./preview-query.ts"
import { kindNames } from "./views.tsx"
import { clippedFrom, weigh } from "./weigh.ts"

const ownLink = "(each reader's own link)"

type ShownMail = { slug: string; subject: string | null; html: string; query: PreviewQuery }

/** A frozen mail in a frame of its own, and what its HTML weighs and links to. */
export const ShownMail: FC<ShownMail> = ({ slug, subject, html, query }) => {
  const { kilobytes, links } = weigh(inert(html, ownLink))
  return (
    <>
      <p class="quiet">
        Subject: <strong>{subject}</strong>
        <br />
        {kilobytes} KB of HTML; Gmail cuts a mail off at about {clippedFrom} KB.{" "}
        <a href={mailPath(slug, query)}>The mail alone</a>
      </p>
      <section class="wide stage" aria-label="The mail" tabindex={0}>
        <iframe
          class="mail"
          title={`The mail as a reader of the kind ${kindNames[query.as]} gets it`}
          src={mailPath(slug, query)}
          width={query.width}
          height="820"
          sandbox=""
        />
      </section>
      <details>
        <summary>Where its {links.length} links lead</summary>
        <ul class="links">
          {links.map((link) => (
            <li>{isWebLink(link) ? <a href={link}>{link}</a> : link}</li>
          ))}
        </ul>
      </details>
    </>
  )
}

/** A frozen plain text as it is read in a terminal. */
export const ShownText: FC<{ text: string }> = ({ text }) => (
  <>
    <p class="quiet">What goes out beside the HTML, for clients and readers that want text alone.</p>
    <pre class="plain" tabindex={0}>
      {inert(text, ownLink)}
    </pre>
  </>
)
