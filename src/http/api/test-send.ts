import type { Context } from "hono"
import * as z from "zod"
import {
  readTestAddresses,
  type TestAnswer,
  testAddressesAtMost,
  testsAnHour,
} from "../../delivery/test-send.ts"
import { ReaderKind, readerKinds } from "../../subscribers/reader-kind.ts"
import type { HttpEnv } from "../deps.ts"
import { answerProblem } from "../problem.ts"
import type { FieldError, Problem } from "../problem-page.tsx"
import { oneOf } from "../public/accepted-words.ts"
import { readBody } from "../public/request-body.ts"
import { problemFields, readJson } from "./json-body.ts"

const Wish = z.strictObject({
  to: z.array(z.string()).min(1).max(testAddressesAtMost),
  kind: ReaderKind.default("general"),
  key: z.string().regex(/^[A-Za-z0-9-]{8,64}$/),
})
const accepted = {
  to: `1 to ${testAddressesAtMost} e-mail addresses`,
  kind: oneOf(readerKinds),
  key: "8 to 64 letters, digits and hyphens, new for each request: the same key is the same request",
}
const oneAddress = "one e-mail address of at most 254 characters, such as name@example.com"
const notSuppressed = "an address that is not suppressed; this one must not be written to"

/** Addresses are named by their places, counted from 1: an answer repeats nothing that came. */
const wrongAt = (places: readonly number[], accepted: string): FieldError[] =>
  places.map((place) => ({ field: `to, address ${place + 1}`, accepted }))

type Asked = Extract<TestAnswer, { outcome: "asked" }>

async function ask(c: Context<HttpEnv>, input: Record<string, unknown>): Promise<Asked | Problem> {
  const wish = Wish.safeParse(input)
  const title = "the test is not accepted"
  if (!wish.success) return { status: 422, title, errors: problemFields(wish.error, accepted) }
  const { kind, key } = wish.data
  const read = readTestAddresses(wish.data.to)
  if ("wrong" in read) return { status: 422, title, errors: wrongAt(read.wrong, oneAddress) }
  const answer = await c.var.deps.sendTest(c.req.param("slug") ?? "", { ...read, kind, key })
  switch (answer.outcome) {
    case "asked":
      return answer
    case "unknown":
      return { status: 404, title: "there is no such edition" }
    case "no mail":
      return {
        status: 409,
        title: "this edition has no mail yet",
        detail: "A test is accepted once its mail can be previewed.",
      }
    case "suppressed":
      return { status: 422, title, errors: wrongAt(answer.places, notSuppressed) }
    case "other request":
      return {
        status: 409,
        title: "the key was another request's",
        errors: [{ field: "key", accepted: accepted.key }],
      }
    case "too many": {
      const seconds = Math.max(1, Math.ceil(answer.retryAfterMs / 1000))
      c.header("Retry-After", String(seconds))
      const detail = `${testsAnHour} requests an hour are accepted, with up to ${testAddressesAtMost} addresses each. The next one is in ${Math.ceil(seconds / 60)} minutes.`
      return { status: 429, title: "too many tests were sent", detail }
    }
  }
}

/**
 * `POST /api/v1/editions/:slug/test` with `{ to: ["a@x.example"], kind?, key }` → 202 `{ slug, mails, again }`: the edition's
 * mail to these addresses, with "[Test]" before its subject and no link that acts on a reader. `again` is true where the same
 * request came before, which then sends nothing.
 */
export async function testByApi(c: Context<HttpEnv>) {
  const body = await readJson(c)
  const answer = "problem" in body ? body.problem : await ask(c, body.input)
  if (!("outcome" in answer)) return answerProblem(c, answer, "json")
  return c.json({ slug: c.req.param("slug"), mails: answer.mails, again: answer.again }, 202)
}

/** `POST /preview/:slug/test`, from the desk's form, whose field takes addresses with commas or line ends between: then back to the edition. */
export async function testByForm(c: Context<HttpEnv>) {
  const back = `/preview/${c.req.param("slug")}`
  const body = await readBody(c)
  const answer = "problem" in body ? body.problem : await ask(c, { ...body.input, to: listOf(body.input.to) })
  if ("outcome" in answer) return c.redirect(`${back}?tested=${answer.mails}#test`, 303)
  return answerProblem(c, { ...answer, next: { href: back, text: "Back to the preview" } })
}

const listOf = (to: unknown): unknown =>
  typeof to === "string"
    ? to
        .split(/[,;\r\n]+/)
        .map((text) => text.trim())
        .filter((text) => text !== "")
    : to
