import type { Context } from "hono"
import * as z from "zod"
import type { Begun, PartOutcome } from "../../store/imports.ts"
import { NewImport } from "../../subscribers/import/job.ts"
import { ImportPart, maxPartBytes, maxPartRows } from "../../subscribers/import/row.ts"
import type { HttpEnv } from "../deps.ts"
import { answerProblem } from "../problem.ts"
import type { Problem } from "../problem-page.tsx"
import { problemFields, readJson } from "./json-body.ts"

/** How many thousand addresses one request commits or undoes: well within what a Worker may ask of its database. */
const stepsARequest = 10
/** A list has a hundred million rows at most. */
const PartNumber = z.coerce.number().int().min(0).max(99_999)

type Asked = Context<HttpEnv>

/**
 * `POST /api/v1/imports` with `{ file, format, basis?, source?, frequency?, moved? }` → 201 and where it stands (an
 * ImportReport). `file` is the SHA-256 of the list. A list that is under way, described in the same way, is not begun
 * twice: it is answered with 200. Nobody becomes a reader before the commit.
 */
export async function beginImport(c: Asked) {
  const body = await readJson(c)
  if ("problem" in body) return answerProblem(c, body.problem, "json")
  const list = NewImport.safeParse(body.input)
  if (!list.success) {
    const errors = problemFields(list.error, {
      file: "the SHA-256 of the whole file, 64 hexadecimal digits",
      format: NewImport.shape.format.options.join(", "),
      basis: "one line of at most 200 characters, such as: double opt-in at Ghost",
      source: "one line of at most 200 characters, such as: Ghost",
      frequency: "daily, weekly or big-moves",
      moved: "true or false",
    })
    return answerProblem(c, { status: 422, title: "the import is not accepted", errors }, "json")
  }
  const { imports, newId, now } = c.var.deps
  const { id, isNew } = await imports.begin(newId(), list.data, now())
  return sendReport(c, id, isNew ? 201 : 200)
}

/**
 * `PUT /api/v1/imports/:id/parts/:n` with `{ rows: ImportRow[], faults: Fault[] }` and the header `Content-Digest`
 * (RFC 9530) → 204. Parts are numbered from 0, and come in any order. One that is here already changes nothing.
 */
export async function putPart(c: Asked) {
  const n = PartNumber.safeParse(c.req.param("n"))
  if (!n.success)
    return answerProblem(c, { status: 404, title: "parts are numbered from 0 to 99999" }, "json")
  const bytes = await c.req.arrayBuffer()
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  if (c.req.header("Content-Digest") !== `sha-256=:${btoa(String.fromCharCode(...digest))}:`) {
    return answerProblem(
      c,
      {
        status: 422,
        title: "the part is not what its Content-Digest says",
        detail:
          "Send the header Content-Digest: sha-256=:…: with the SHA-256 of the body in base64 (RFC 9530).",
      },
      "json",
    )
  }
  const part = ImportPart.safeParse(parsed(bytes))
  if (!part.success) {
    const [issue] = part.error.issues
    return answerProblem(
      c,
      {
        status: 422,
        title: "the part is not accepted",
        detail: `Accepted are { rows, faults } with at most ${maxPartRows} of each; see ${issue?.path.join(".") || "the body"}.`,
      },
      "json",
    )
  }
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  const { imports, newId } = c.var.deps
  const outcome = await imports.putPart(c.req.param("id") ?? "", n.data, { ...part.data, sha256 }, newId)
  const problem = partProblems[outcome]
  return problem === null ? c.body(null, 204) : answerProblem(c, problem, "json")
}

const unknown: Problem = { status: 404, title: "there is no such import" }

const partProblems: Record<PartOutcome, Problem | null> = {
  new: null,
  same: null,
  unknown,
  closed: { status: 409, title: "the import takes no more parts" },
  different: { status: 409, title: "another part of that number is here already: is it the same file?" },
}

function parsed(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

export const partTooLarge = (c: Context) =>
  answerProblem(
    c,
    {
      status: 413,
      title: "the part is too large",
      detail: `Up to ${maxPartBytes / 1024} KB and ${maxPartRows} rows are accepted: send the list in smaller parts.`,
    },
    "json",
  )

/** `GET /api/v1/imports/:id` → an ImportReport. Before the commit it says what would become of each address. */
export const showImport = (c: Asked) => sendReport(c, c.req.param("id") ?? "")

/**
 * `POST /api/v1/imports/:id/commit` with `{ parts }`, how many the list has → an ImportReport. One request commits some
 * thousand addresses: ask again while its state is `committing`. If nobody asks, the watchdog goes on by itself.
 */
export async function commitImport(c: Asked) {
  const body = await readJson(c)
  if ("problem" in body) return answerProblem(c, body.problem, "json")
  const asked = z.strictObject({ parts: z.int().min(0).max(100_000) }).safeParse(body.input)
  if (!asked.success) {
    const errors = problemFields(asked.error, { parts: "how many parts the list has" })
    return answerProblem(c, { status: 422, title: "the commit is not accepted", errors }, "json")
  }
  const { imports, now } = c.var.deps
  const id = c.req.param("id") ?? ""
  return goOn(c, id, await imports.startCommit(id, asked.data.parts, now()), imports.commitStep)
}

/**
 * `POST /api/v1/imports/:id/undo` → an ImportReport. Removes what the import brought, for thirty days after its commit,
 * and nobody who has acted since. Ask again while its state is `undoing`.
 */
export async function undoImport(c: Asked) {
  const { imports, now } = c.var.deps
  const id = c.req.param("id") ?? ""
  return goOn(c, id, await imports.startUndo(id, now()), imports.undoStep)
}

async function goOn(c: Asked, id: string, begun: Begun, step: (id: string) => Promise<boolean>) {
  switch (begun.outcome) {
    case "unknown":
      return answerProblem(c, unknown, "json")
    case "incomplete":
      return answerProblem(
        c,
        {
          status: 409,
          title: "parts of the list are missing, or there are more than it has",
          detail: `Missing are: ${begun.missing.join(", ") || "none"}.`,
        },
        "json",
      )
    case "refused": {
      const title =
        begun.because === "too late"
          ? "the import was committed more than 30 days ago, and can no longer be undone"
          : `the import is ${begun.state}`
      return answerProblem(c, { status: 409, title }, "json")
    }
    case "begun":
      for (let made = 0; made < stepsARequest && (await step(id)); made += 1);
      return sendReport(c, id)
  }
}

async function sendReport(c: Asked, id: string, status: 200 | 201 = 200) {
  const report = await c.var.deps.imports.report(id)
  return report === null ? answerProblem(c, unknown, "json") : c.json(report, status)
}
