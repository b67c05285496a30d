/** @jsxImportSource hono/jsx */
import { Page } from "./page.tsx"

/** One field that was not accepted, and what would be. It never repeats what came. */
export type FieldError = { field: string; accepted: string }

export type Problem = {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 502 | 503
  /** What was wrong, in a few words: `the body is empty`. */
  title: string
  /** What is accepted, or what to do now: one or more sentences. */
  detail?: string
  errors?: FieldError[]
  /** Where to go on from here, on this site. */
  next?: { href: string; text: string }
}

/** The page that tells a visitor what was wrong and what to do now. */
export const ProblemPage = ({ title, detail, errors = [], next }: Problem) => (
  <Page title={sentence(title)} lang="en" noindex>
    <h1>{sentence(title)}</h1>
    {detail && <p>{detail}</p>}
    {errors.length > 0 && (
      <ul>
        {errors.map(({ field, accepted }) => (
          <li key={field}>
            <code>{field}</code>: {accepted}
          </li>
        ))}
      </ul>
    )}
    {next && (
      <p>
        <a href={next.href}>{next.text}</a>
      </p>
    )}
  </Page>
)

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
