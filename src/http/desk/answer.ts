import type { Context } from "hono"
import type { HtmlEscapedString } from "hono/utils/html"
import { answerPage } from "../page.tsx"

/** Answers with a page of the desk, which may frame a frozen mail of ours. */
export async function answerDesk(
  c: Context,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
): Promise<Response> {
  const answer = await answerPage(c, page)
  const policy = answer.headers.get("Content-Security-Policy")
  answer.headers.set("Content-Security-Policy", `${policy}; frame-src 'self'`)
  return answer
}
