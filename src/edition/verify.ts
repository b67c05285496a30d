export type { Problem } from "./verify/problem.ts"
export {
  type Rendered,
  type RenderedRules,
  verifyHtml,
  verifyMarks,
  verifyPlain,
  verifyRendered,
} from "./verify/rendered.ts"
export { verifySentences } from "./verify/sentences.ts"
