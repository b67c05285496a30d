import type { Problem } from "../problem-page.tsx"

/** Answers a link whose token is not ours, not whole, or made for another purpose. */
export const incompleteLink: Problem = {
  status: 404,
  title: "this link is not complete",
  detail: "Open it from the mail once more, or copy all of it. Nothing was changed.",
}
