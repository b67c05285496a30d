import { claim } from "../claim.ts"

/** What the mark after a figure's name means. */
export const singleSource = claim("sources.single", {
  reads: ["sources.single"],
  wordings: ["* One source only."],
})
