import type { Context } from "hono"
import { ReaderKind } from "../../subscribers/reader-kind.ts"
import type { HttpEnv } from "../deps.ts"
import { answerProblem } from "../problem.ts"
import type { Problem } from "../problem-page.tsx"

/** Runs nothing, asks no one else for anything, and is framed by our own pages only. */
const sandbox = [
  "sandbox",
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self'",
  "frame-ancestors 'self'",
].join("; ")

/**
 * A frozen text with nothing personal in it: where each reader's own link goes stands `instead`.
 *
 * @example inert('<a href="%%unsubscribe%%">', "#") // => '<a href="#">'
 */
export const inert = (text: string, instead: string): string => text.replaceAll(/%%[a-z]+%%/g, () => instead)

/** `GET /preview/:slug/mail?as=KIND`: the HTML that goes out, byte for byte but for the readers' own links. */
export async function showMail(c: Context<HttpEnv>) {
  const kind = ReaderKind.default("general").safeParse(c.req.query("as"))
  if (!kind.success) return answerProblem(c, badKind)
  const { mails } = c.var.row
  if (mails === null) return answerProblem(c, notRendered)
  c.header("Content-Security-Policy", sandbox)
  c.header("X-Frame-Options", "SAMEORIGIN")
  c.header("Referrer-Policy", "no-referrer")
  return c.html(inert(await c.var.deps.files.get(mails[kind.data].html), "#"))
}

const badKind: Problem = {
  status: 400,
  title: "there is no such reader kind",
  errors: [{ field: "as", accepted: ReaderKind.options.join(", ") }],
}

const notRendered: Problem = { status: 404, title: "this edition has no mail yet" }
