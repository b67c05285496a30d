/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx"
import type { FieldError } from "../problem-page.tsx"
import { Complaint, complaintOf } from "./complaints.tsx"

type EmailFieldProps = { label: string; errors: FieldError[]; hint?: Child }

/** Where an address is typed: its name, what is said about it, what was wrong with it. 254 characters are RFC 5321's most. */
export const EmailField = ({ label, errors, hint }: EmailFieldProps) => (
  <div class="field">
    <label for="email">{label}</label>
    {hint !== undefined && (
      <span class="hint" id="email-hint">
        {hint}
      </span>
    )}
    <Complaint field="email" errors={errors} />
    <input
      type="email"
      id="email"
      name="email"
      autocomplete="email"
      maxlength={254}
      required
      {...complaintOf("email", errors, hint === undefined ? undefined : "email-hint")}
    />
  </div>
)
