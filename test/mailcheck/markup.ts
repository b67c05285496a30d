import { HtmlValidate } from "html-validate"

// What a mail client needs of HTML; inline styles and presentational attributes are right here and are not asked about.
const validator = new HtmlValidate({
  extends: ["html-validate:a11y"],
  rules: {
    "close-order": "error",
    "element-permitted-content": "error",
    "element-permitted-occurrences": "error",
    "element-permitted-parent": "error",
    "element-required-attributes": "error",
    "element-required-content": "error",
    "empty-heading": "error",
    "heading-level": "error",
    // Mail clients drop <article> and keep a role.
    "prefer-native-element": ["error", { exclude: ["article"] }],
    "no-dup-attr": "error",
    "no-dup-id": "error",
    "wcag/h30": "error",
    "wcag/h37": "error",
  },
})

/** What html-validate finds wrong with a mail's HTML, a line each. */
export async function markupFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))
}
