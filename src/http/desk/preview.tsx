/** @jsxImportSource hono/jsx */
import type { Context } from "hono"
import type { Child } from "hono/jsx"
import { longDay } from "../../../emails/day.ts"
import type { HttpEnv } from "../deps.ts"
import { EditionArticle } from "../editions/article.tsx"
import { EvidenceArticle } from "../editions/evidence.tsx"
import { type FrozenEdition, readFrozen } from "../editions/published.ts"
import { describedBySchema, EditionStyle } from "../editions/routes.tsx"
import { Words } from "../editions/words.tsx"
import { Page } from "../page.tsx"
import { answerProblem } from "../problem.ts"
import { answerDesk } from "./answer.ts"
import { BroadcastLimits } from "./broadcast-limits.tsx"
import { LatePanel } from "./late-panel.tsx"
import { badQuery, PreviewQuery } from "./preview-query.ts"
import { Review } from "./review.tsx"
import { ShownMail, ShownText } from "./shown-mail.tsx"
import { ShownPictures, weighPictures } from "./shown-pictures.tsx"
import { TestForm } from "./test-form.tsx"
import { Views } from "./views.tsx"

/**
 * `GET /preview/:slug?view=mail|text|web|pictures|evidence&as=KIND&scheme=light|dark&images=on|off&width=360|640`: where
 * the edition stands, why, what an editor may decide, and what its readers get. `view=evidence` answers with JSON where
 * that is asked for.
 */
export async function showPreview(c: Context<HttpEnv>) {
  const query = PreviewQuery.safeParse(c.req.query())
  if (!query.success) return answerProblem(c, badQuery(query.error))
  const { deps, row, editor } = c.var
  const frozen = await readFrozen(deps.files, row)
  const delivery = editor === null ? null : await deps.lookAtDelivery(row)
  if (query.data.view === "evidence" && c.req.header("Accept")?.includes("application/json")) {
    return previewEvidence(c)
  }
  return answerDesk(
    c,
    <Page
      title={`Preview of ${row.slug}`}
      lang="en"
      newsletter={deps.config.TITLE}
      layout={query.data.view === "web" ? "article" : "desk"}
      noindex
    >
      <EditionStyle />
      <p class="quiet">
        <a href="/preview">Previews</a>
      </p>
      <h1>
        {frozen ? (
          <Words of={frozen.edition.headline} proofs={proofsOf(row.slug)} />
        ) : (
          `${longDay(row.day)}, not yet written`
        )}
      </h1>
      <Review
        row={row}
        editor={editor}
        delivery={delivery}
        audience={editor === null ? null : await deps.countAudience(row)}
        took={row.report === null ? [] : deps.reportLines(row.report)}
      />
      {editor !== null && row.state === "done" && <LatePanel slug={row.slug} {...(await lateOf(c))} />}
      {editor !== null && row.mails !== null && (
        <TestForm slug={row.slug} request={deps.newId()} kind={query.data.as} tested={query.data.tested} />
      )}
      {deps.config.LANE === "broadcast" && <BroadcastLimits />}
      {frozen && <Views slug={row.slug} query={query.data} />}
      {frozen && (await shown(c, query.data, frozen))}
    </Page>,
  )
}

/** The late send of an edition, and what it took. */
async function lateOf({ var: { deps, row } }: Context<HttpEnv>) {
  const late = await deps.lookAtLate(row)
  return { late, took: late.sent?.report ? deps.reportLines(late.sent.report) : [] }
}

const proofsOf = (slug: string): string => `/preview/${slug}?view=evidence`

/** What of the edition is looked at. */
async function shown(c: Context<HttpEnv>, query: PreviewQuery, frozen: FrozenEdition): Promise<Child> {
  const { row } = c.var
  const { files } = c.var.deps
  const { slug, mails, pictures, subject } = row
  switch (query.view) {
    case "mail":
      return (
        mails && (
          <ShownMail
            slug={slug}
            subject={subject}
            html={await files.get(mails[query.as].html)}
            query={query}
          />
        )
      )
    case "text":
      return mails && <ShownText text={await files.get(mails[query.as].text)} />
    case "web":
      return <EditionArticle {...frozen} pictures={pictures} proofs={proofsOf(slug)} />
    case "pictures":
      return (
        <ShownPictures
          row={row}
          chart={frozen.edition.chart}
          weights={pictures && (await weighPictures(files, pictures))}
        />
      )
    case "evidence":
      return <EvidenceArticle evidence={frozen.evidence} json={`/preview/${slug}/evidence.json`} />
  }
}

/** `GET /preview/:slug/evidence.json` */
export async function previewEvidence(c: Context<HttpEnv>) {
  const frozen = await readFrozen(c.var.deps.files, c.var.row)
  if (frozen === null) return answerProblem(c, { status: 404, title: "this edition has no evidence yet" })
  c.header("Link", describedBySchema)
  return c.json(frozen.evidence)
}
