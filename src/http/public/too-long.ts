import type { Problem } from "../problem-page.tsx"
import { maxBodyBytes } from "./request-body.ts"

/** Answers a form that is longer than `readBody` takes. */
export const tooLong: Problem = {
  status: 413,
  title: "the body is too long",
  detail: `At most ${maxBodyBytes} bytes are accepted.`,
}
