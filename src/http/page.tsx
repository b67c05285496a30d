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
  /** How much room it takes: a column of text, an article with its chart, or the desk with what it shows. */
  layout?: "column" | "article" | "desk"
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
        <main id="main">{children}</main>
        <footer>
          <nav aria-label="Pages">
            <a href="/">Latest edition</a> <a href="/glossary">Glossary</a> <a href="/subscribe">Sign up</a>
          </nav>
        </footer>
      </body>
    </html>
  </>
)

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ")

/**
 * Answers with a page of ours under our own policy. A `private` page hangs on a secret in its URL: no cache keeps it
 * and no link out of it tells where it was.
 */
export function answerPage(
  c: Context,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  status: ContentfulStatusCode = 200,
  access: "open" | "private" = "open",
): Response | Promise<Response> {
  c.header("Content-Security-Policy", contentSecurityPolicy)
  c.header("X-Content-Type-Options", "nosniff")
  // With no-referrer a browser posts `Origin: null`, so only pages that need it have it.
  c.header("Referrer-Policy", access === "private" ? "no-referrer" : "same-origin")
  if (access === "private") c.header("Cache-Control", "no-store")
  return c.html(page, status)
}

/** Whether whoever asks is shown pages: a browser names text/html, a program or a mail provider does not. */
export const wantsPage = (c: Context): boolean => (c.req.header("Accept") ?? "").includes("text/html")
