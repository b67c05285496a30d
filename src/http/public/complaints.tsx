/** @jsxImportSource hono/jsx */
import type { FieldError } from "../problem-page.tsx"

type ErrorSummaryProps = {
  errors: FieldError[]
  /** What the form calls its fields, by name. */
  labels: Record<string, string>
  /** What is said where a field that nobody fills in by hand was wrong, by name. */
  unseen?: Record<string, string>
}

/** Leads to each field that was not accepted; takes the focus when the page opens, so that it is read out first. */
export const ErrorSummary = ({ errors, labels, unseen = {} }: ErrorSummaryProps) => (
  <section class="panel wrong" tabindex={-1} autofocus aria-labelledby="errors-title">
    <h2 id="errors-title">That was not accepted</h2>
    <ul>
      {errors.map(({ field, accepted }) => (
        <li key={field}>
          {unseen[field] ?? (
            <>
              {labels[field] ? <a href={`#${field}`}>{labels[field]}</a> : "Another field"}: {accepted}
            </>
          )}
        </li>
      ))}
    </ul>
  </section>
)

/** What is accepted in a field, where what came was not. */
export const Complaint = ({ field, errors }: { field: string; errors: FieldError[] }) => {
  const error = errors.find((error) => error.field === field)
  return error ? (
    <span class="error" id={`${field}-error`}>
      Accepted: {error.accepted}
    </span>
  ) : null
}

/** Binds a field to what is said about it: its complaint, if any, then its hint. */
export function complaintOf(field: string, errors: FieldError[], hint?: string) {
  const wrong = errors.some((error) => error.field === field)
  const describedBy = [...(wrong ? [`${field}-error`] : []), ...(hint === undefined ? [] : [hint])].join(" ")
  return {
    ...(wrong && { "aria-invalid": "true" as const }),
    ...(describedBy !== "" && { "aria-describedby": describedBy }),
  }
}
