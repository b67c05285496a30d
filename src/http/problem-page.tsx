/** @jsxImportSource hono/jsx */
import { Page } from "./page.tsx"
import type { Problem } from "./problem.ts"

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
