/** @jsxImportSource hono/jsx */
import type { Context } from "hono"
import { raw } from "hono/html"
import type { Child, FC } from "hono/jsx"
import type { HtmlEscapedString } from "hono/utils/html"
import type { ContentfulStatusCode } from "hono/utils/http-status"

type PageProps = {
  /** What this page is, for the browser's tab and for the search engine. */
  title: string
  /** A BCP 47 tag: `en`. */
  lang: string
  /** The newsletter's name, in the masthead. */
  newsletter?: string
  noindex?: boolean
  /** How much room it takes: a column of text, an article with its chart, the desk with what it shows, or another site's frame. */
  layout?: "column" | "article" | "desk" | "frame"
  /** More for search engines and link previews. */
  head?: Child
  children?: Child
}

/** The frame of each of our pages: masthead, one `main`, foot. It needs no script and no inline style. */
export const Page: FC<PageProps> = ({
  title,
  lang,
  newsletter = "Plumbline",
  noindex = false,
  layout = "column",
  head,
  children,
}) => (
  <>
    {raw("<!doctype html>")}
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {noindex && <meta name="robots" content="noindex" />}
        <title>{title === newsletter ? title : `${title} · ${newsletter}`}</title>
        {head}
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body class={layout}>
        {layout !== "frame" && <Masthead newsletter={newsletter} />}
        <main id="main">{children}</main>
        {layout !== "frame" && <Foot />}
      </body>
    </html>
  </>
)

const Masthead = ({ newsletter }: { newsletter: string }) => (
  <>
    <a class="skip" href="#main">
      Skip to the text
    </a>
    <header class="masthead">
      <a href="/" class="name">
        <span class="mark" aria-hidden="true">
          ◆
        </span>
        {newsletter}
      </a>
    </header>
  </>
)

const Foot = () => (
  <footer>
    <nav aria-label="Pages">
      <a href="/">Latest edition</a> <a href="/glossary">Glossary</a> <a href="/subscribe">Sign up</a>
    </nav>
  </footer>
)

/** What no page of ours does: be framed by another site. */
export const unframed = "frame-ancestors 'none'"

/** The policy of our pages, and what a page's own adds: `script-src` and its like, by directive. */
function contentSecurityPolicy(more: Record<string, string>): string {
  const own = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    unframed,
    "base-uri 'none'",
  ]
  return [...own, ...Object.entries(more).map((directive) => directive.join(" "))].join("; ")
}

/**
 * Answers with a page of ours under our own policy. A `private` page hangs on a secret in its URL: no cache keeps it
 * and no link out of it tells where it was. `more` is what a page may load besides our own, as directives of the policy.
 */
export function answerPage(
  c: Context,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  status: ContentfulStatusCode = 200,
  access: "open" | "private" = "open",
  more: Record<string, string> = {},
): Response | Promise<Response> {
  c.header("Content-Security-Policy", contentSecurityPolicy(more))
  c.header("X-Content-Type-Options", "nosniff")
  // With no-referrer a browser posts `Origin: null`, so only pages that need it have it.
  c.header("Referrer-Policy", access === "private" ? "no-referrer" : "same-origin")
  if (access === "private") c.header("Cache-Control", "no-store")
  return c.html(page, status)
}

/** Whether whoever asks is shown pages: a browser names text/html, a program or a mail provider does not. */
export const wantsPage = (c: Context): boolean => (c.req.header("Accept") ?? "").includes("text/html")
