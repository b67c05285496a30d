/** @jsxImportSource hono/jsx */
import type { Context } from "hono"
import { glossary } from "../../edition/glossary.ts"
import type { HttpEnv } from "../deps.ts"
import { answerPage, Page } from "../page.tsx"

/** `GET /glossary`: the terms that editions use, each with a place of its own to which they link. */
export function showGlossary(c: Context<HttpEnv>) {
  c.header("Cache-Control", "public, max-age=3600")
  const { TITLE } = c.var.deps.config
  return answerPage(
    c,
    <Page title="Glossary" lang="en" newsletter={TITLE}>
      <h1>Glossary</h1>
      <p class="standfirst">What {TITLE} means by the terms that it uses, in plain words.</p>
      <nav aria-label="Terms">
        <ul>
          {glossary.map(({ id, term }) => (
            <li>
              <a href={`#${id}`}>{term}</a>
            </li>
          ))}
        </ul>
      </nav>
      {glossary.map(({ id, term, meaning }) => (
        <section aria-labelledby={id}>
          <h2 id={id}>{term}</h2>
          <p>{meaning}</p>
        </section>
      ))}
    </Page>,
  )
}
