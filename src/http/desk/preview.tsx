/** @jsxImportSource hono/jsx */
import type { Context } from "hono"
import type { FC } from "hono/jsx"
import * as z from "zod"
import { longDay } from "../../../emails/day.ts"
import type { EditionRow } from "../../store/edition-row.ts"
import { ReaderKind, readerKinds } from "../../subscribers/reader-kind.ts"
import type { HttpEnv } from "../deps.ts"
import { EditionArticle } from "../editions/article.tsx"
import { EvidenceArticle } from "../editions/evidence.tsx"
import { readFrozen } from "../editions/published.ts"
import { describedBySchema, EditionStyle } from "../editions/routes.tsx"
import { Words } from "../editions/words.tsx"
import { Page } from "../page.tsx"
import { answerProblem } from "../problem.ts"
import { answerDesk } from "./answer.ts"
import { inert } from "./frozen-mail.ts"
import { Review } from "./review.tsx"

const View = z.enum(["mail", "text", "web", "evidence"])
type View = z.infer<typeof View>

const Query = z.object({ view: View.default("mail"), as: ReaderKind.default("general") })
type Query = z.infer<typeof Query>

const accepted: Record<string, string> = { view: View.options.join(", "), as: readerKinds.join(", ") }

/**
 * `GET /preview/:slug?view=mail|text|web|evidence&as=KIND`: where the edition stands, why, what an editor may decide, and
 * what its readers get. `view=evidence` answers with JSON where that is asked for.
 */
export async function showPreview(c: Context<HttpEnv>) {
  const query = Query.safeParse(c.req.query())
  if (!query.success) {
    const errors = query.error.issues.map(({ path }) => {
      const field = String(path[0])
      return { field, accepted: accepted[field] ?? "" }
    })
    return answerProblem(c, { status: 400, title: "there is no such view", errors })
  }
  const { deps, row, editor } = c.var
  const frozen = await readFrozen(deps.files, row)
  const { view } = query.data
  if (view === "evidence" && c.req.header("Accept")?.includes("application/json")) return previewEvidence(c)
  const proofs = `/preview/${row.slug}?view=evidence`
  return answerDesk(
    c,
    <Page title={`Preview of ${row.slug}`} lang="en" newsletter={deps.config.TITLE} noindex>
      <EditionStyle />
      <div class="desk">
        <p class="quiet">
          <a href="/preview">Previews</a>
        </p>
        <h1>
          {frozen ? (
            <Words of={frozen.edition.headline} proofs={proofs} />
          ) : (
            `${longDay(row.day)}, not yet written`
          )}
        </h1>
        <Review row={row} editor={editor} />
        {frozen && <Views slug={row.slug} query={query.data} />}
        {frozen && view === "mail" && <Mail row={row} query={query.data} />}
        {frozen && view === "text" && row.mails && (
          <pre class="plain" tabindex={0}>
            {inert(await deps.files.get(row.mails[query.data.as].text), "(each reader's own link)")}
          </pre>
        )}
        {frozen && view === "web" && <EditionArticle {...frozen} pictures={row.pictures} proofs={proofs} />}
        {frozen && view === "evidence" && (
          <EvidenceArticle evidence={frozen.evidence} json={`/preview/${row.slug}/evidence.json`} />
        )}
      </div>
    </Page>,
  )
}

/** `GET /preview/:slug/evidence.json` */
export async function previewEvidence(c: Context<HttpEnv>) {
  const frozen = await readFrozen(c.var.deps.files, c.var.row)
  if (frozen === null) return answerProblem(c, { status: 404, title: "this edition has no evidence yet" })
  c.header("Link", describedBySchema)
  return c.json(frozen.evidence)
}

const viewNames: Record<View, string> = {
  mail: "Mail",
  text: "Plain text",
  web: "Web page",
  evidence: "Evidence",
}

const kindNames: Record<ReaderKind, string> = {
  general: "General",
  "long-term-holder": "Long-term holder",
  trader: "Trader",
  beginner: "Beginner",
}

const here = (is: boolean) => (is ? "page" : undefined)

const Views: FC<{ slug: string; query: Query }> = ({ slug, query }) => (
  <>
    <nav class="tabs" aria-label="Views">
      {View.options.map((view) => (
        <a href={`/preview/${slug}?view=${view}&as=${query.as}`} aria-current={here(view === query.view)}>
          {viewNames[view]}
        </a>
      ))}
    </nav>
    {(query.view === "mail" || query.view === "text") && (
      <nav class="tabs minor" aria-label="Reader kinds">
        {readerKinds.map((kind) => (
          <a href={`/preview/${slug}?view=${query.view}&as=${kind}`} aria-current={here(kind === query.as)}>
            {kindNames[kind]}
          </a>
        ))}
      </nav>
    )}
  </>
)

const Mail: FC<{ row: EditionRow; query: Query }> = ({ row, query }) => (
  <>
    <p class="quiet">
      Subject: {row.subject}. <a href={`/preview/${row.slug}/mail?as=${query.as}`}>The mail alone</a>
    </p>
    <iframe
      class="mail"
      title={`The mail as a reader of the kind ${kindNames[query.as]} gets it`}
      src={`/preview/${row.slug}/mail?as=${query.as}`}
      sandbox=""
    />
  </>
)
