/** @jsxImportSource hono/jsx */
import type { Context } from "hono"
import type { FC } from "hono/jsx"
import { longDay } from "../../emails/day.ts"
import type { Edition } from "../edition/edition.ts"
import type { HttpEnv } from "./deps.ts"
import { readEdition } from "./editions/published.ts"
import { EditionStyle } from "./editions/routes.tsx"
import { answerPage, Page } from "./page.tsx"
import { openForm } from "./public/open-form.ts"
import { SignUpForm } from "./public/sign-up-form.tsx"
import { formPolicy } from "./public/turnstile.ts"

/** `GET /`: what this is, the latest edition that is out, and the way to have the next one. */
export async function home(c: Context<HttpEnv>) {
  const { config, editions, files } = c.var.deps
  const row = await editions.latestPublished()
  const latest = row && (await readEdition(files, row))
  const open = await openForm(c.var.deps, c.req.query())
  c.header("Cache-Control", "no-store")
  return answerPage(
    c,
    <Page title={config.TITLE} lang="en" newsletter={config.TITLE}>
      <EditionStyle />
      <h1>The market in figures that can be checked</h1>
      <p class="standfirst">
        {config.TITLE} is a {config.CADENCE} newsletter. It says what the market did, how unusual that was and
        what a model makes of it, and each number leads to whoever measured it.
      </p>
      <Latest edition={latest} />
      <h2>Have it by mail</h2>
      <SignUpForm cadence={config.CADENCE} open={open} action="/subscribe" />
    </Page>,
    200,
    "open",
    formPolicy(config),
  )
}

const Latest: FC<{ edition: Edition | null }> = ({ edition }) =>
  edition === null ? (
    <div class="panel">
      <p>No edition is out yet. Sign up below to have the first one.</p>
    </div>
  ) : (
    <section class="latest" aria-label="Latest edition">
      <p class="quiet">Latest edition, {longDay(edition.day)}</p>
      <h2>
        <a href={`/editions/${edition.slug}`}>{edition.headline.text}</a>
      </h2>
      <p>{edition.standfirst.text}</p>
    </section>
  )
