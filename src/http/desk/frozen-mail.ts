import type { Context } from "hono"
import type { HttpEnv } from "../deps.ts"
import { answerProblem } from "../problem.ts"
import type { Problem } from "../problem-page.tsx"
import { inScheme } from "./in-scheme.ts"
import { badQuery, MailQuery } from "./preview-query.ts"

/** Runs nothing, asks no one else for anything but our own pictures, and is framed by our own pages only. */
const sandbox = (pictures: string): string =>
  [
    "sandbox",
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src ${pictures}`,
    "frame-ancestors 'self'",
  ].join("; ")

/**
 * A frozen text with nothing personal in it: where each reader's own link goes stands `instead`.
 *
 * @example inert('<a href="%%unsubscribe%%">', "#") // => '<a href="#">'
 */
export const inert = (text: string, instead: string): string => text.replaceAll(/%%[a-z]+%%/g, () => instead)

/**
 * `GET /preview/:slug/mail?as=KIND&scheme=light|dark&images=on|off`: the HTML that goes out, byte for byte but for the
 * readers' own links. A scheme that is asked for takes the place of the screen's; without images none is loaded.
 */
export async function showMail(c: Context<HttpEnv>) {
  const query = MailQuery.safeParse(c.req.query())
  if (!query.success) return answerProblem(c, badQuery(query.error))
  const { deps, row } = c.var
  if (row.mails === null) return answerProblem(c, notRendered)
  const { as, scheme, images } = query.data
  const html = inert(await deps.files.get(row.mails[as].html), "#")
  // A mail has its picture from PUBLIC_URL, wherever the desk itself is reached.
  const pictures = images === "off" ? "'none'" : `'self' ${new URL(deps.config.PUBLIC_URL).origin}`
  c.header("Content-Security-Policy", sandbox(pictures))
  c.header("X-Frame-Options", "SAMEORIGIN")
  c.header("Referrer-Policy", "no-referrer")
  return c.html(scheme === undefined ? html : inScheme(html, scheme))
}

const notRendered: Problem = { status: 404, title: "this edition has no mail yet" }
