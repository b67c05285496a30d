export type { Problem } from "./verify/problem.ts"
export {
  type Rendered,
  type RenderedRules,
  verifyHtml,
  verifyPlain,
  verifyRendered,
} from "./verify/rendered.ts"
export { verifySentences } from "./verify/sentences.ts"
