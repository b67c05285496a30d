import { Parser } from "htmlparser2"

const blocks = new Set(["p", "td", "th", "li", "h1", "h2", "caption", "div", "br", "tr", "table"])

/**
 * The text of a mail's body, a line for each block, white space as a browser shows it. Words that a comment or a block
 * parts do not stand together in it.
 */
export function visibleText(html: string): string {
  let text = ""
  let skipped = 0
  const parser = new Parser({
    onopentag(name) {
      if (name === "head") skipped += 1
      if (blocks.has(name)) text += "\n"
    },
    onclosetag(name) {
      if (name === "head") skipped -= 1
      if (blocks.has(name)) text += "\n"
    },
    ontext(data) {
      if (skipped === 0) text += data.replace(/[\r\n]+/g, " ")
    },
    oncomment() {
      text += "\n"
    },
  })
  parser.end(html)
  return text.replace(/[^\S\n]+/g, " ").replace(/ ?\n[ \n]*/g, "\n")
}
