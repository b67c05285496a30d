/** @jsxImportSource hono/jsx */
import type { Context } from "hono"
import { evidenceSchema, evidenceSchemaPath } from "../../edition/evidence-schema.ts"
import type { HttpEnv } from "../deps.ts"
import { answerPage, Page } from "../page.tsx"
import { answerProblem } from "../problem.ts"
import { EditionArticle } from "./article.tsx"
import { EvidenceArticle } from "./evidence.tsx"
import { EditionHead } from "./head.tsx"
import { Neighbours } from "./neighbours.tsx"
import { isPublished, readFrozen } from "./published.ts"
import { editionStyle } from "./style.ts"
import { Words } from "./words.tsx"

export const EditionStyle = () => <link rel="stylesheet" href="/edition.css" />

export const editionStylesheet = (c: Context<HttpEnv>) => {
  c.header("Cache-Control", "public, max-age=3600")
  return c.body(editionStyle, 200, { "Content-Type": "text/css; charset=utf-8" })
}

/** The published edition that the path names, with its proof. Unknown and unpublished are the same to a visitor. */
async function published(c: Context<HttpEnv>) {
  const { editions, files } = c.var.deps
  const row = await editions.find(c.req.param("slug") ?? "")
  const frozen = row !== null && isPublished(row) ? await readFrozen(files, row) : null
  return row && frozen && { row, ...frozen }
}

const notFound = (c: Context<HttpEnv>) =>
  answerProblem(c, {
    status: 404,
    title: "there is no such edition",
    detail: "It may not be out yet. The latest one is on the first page.",
  })

const cacheable = (c: Context<HttpEnv>) => c.header("Cache-Control", "public, max-age=300")

/** `GET /editions/:slug`: the edition as a page, with the place of each of its figures. */
export async function showEdition(c: Context<HttpEnv>) {
  const found = await published(c)
  if (found === null) return notFound(c)
  const { config, editions } = c.var.deps
  const { edition, evidence, row } = found
  const [before, after] = await Promise.all([
    editions.publishedBefore(edition.day),
    editions.publishedAfter(edition.day),
  ])
  const proofs = `/editions/${edition.slug}/evidence`
  cacheable(c)
  return answerPage(
    c,
    <Page
      title={edition.headline.text}
      lang="en"
      newsletter={config.TITLE}
      layout="article"
      head={<EditionHead edition={edition} pictures={row.pictures} site={config} />}
    >
      <EditionStyle />
      <EditionArticle
        edition={edition}
        evidence={evidence}
        pictures={row.pictures}
        proofs={proofs}
        title={
          <h1>
            <Words of={edition.headline} proofs={proofs} />
          </h1>
        }
      />
      <p class="invitation">
        <a href="/subscribe">Have the next edition by mail</a>
      </p>
      <Neighbours before={before} after={after} />
    </Page>,
  )
}

/** `GET /editions/:slug/evidence`: sentence → claim → facts → figures → observations, to read. */
export async function showEvidence(c: Context<HttpEnv>) {
  const frozen = await published(c)
  if (frozen === null) return notFound(c)
  const { edition, evidence } = frozen
  cacheable(c)
  return answerPage(
    c,
    <Page title={`Evidence of ${edition.slug}`} lang="en" newsletter={c.var.deps.config.TITLE} layout="desk">
      <EditionStyle />
      <h1>Where the figures come from</h1>
      <p>
        Evidence of <a href={`/editions/${edition.slug}`}>{edition.headline.text}</a>
      </p>
      <EvidenceArticle evidence={evidence} json={`/editions/${edition.slug}/evidence.json`} />
    </Page>,
  )
}

/** What an answer with evidence is described by (RFC 8288). */
export const describedBySchema = `<${evidenceSchemaPath}>; rel="describedby"`

/** `GET /editions/:slug/evidence.json`: the same for programs, as `Evidence` describes it. */
export async function sendEvidence(c: Context<HttpEnv>) {
  const frozen = await published(c)
  if (frozen === null) return notFound(c)
  cacheable(c)
  c.header("Link", describedBySchema)
  return c.json(frozen.evidence)
}

/** `GET /schemas/evidence-2.json`: the JSON Schema of `evidence.json`, which names it in its Link header (RFC 8288). */
export const sendEvidenceSchema = (c: Context<HttpEnv>) => {
  c.header("Cache-Control", "public, max-age=86400")
  return c.body(JSON.stringify(evidenceSchema()), 200, { "Content-Type": "application/schema+json" })
}
