import type { Block, Text } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { tables } from "../sections/tables.ts"
import { toWording } from "../wording.ts"
import { type Problem, refuseIf } from "./problem.ts"

/**
 * What is wrong with a table: one that is not declared for its section, a row that stands twice, another caption, a cell
 * in another row's or column's place.
 *
 * tableProblems("why", { ...table, columns: ["Profit"] }, facts)[0]?.detail // => "no table of Profit stands here"
 */
export function tableProblems(
  where: string,
  { caption, columns, rows }: Extract<Block, { kind: "table" }>,
  facts: Facts,
): Problem[] {
  const table = tables.find((each) => each.section === where && each.columns.join("|") === columns.join("|"))
  if (!table) return [{ where, detail: `no table of ${columns.join(", ")} stands here` }]
  const due = new Map(table.rows(facts).map(({ header, cells }) => [header, cells]))
  const headers = rows.map(({ header }) => header)
  const same = (texts: readonly Text[], wordings: readonly string[] | undefined): boolean =>
    texts.map(toWording).join("|") === wordings?.join("|")
  return [
    ...refuseIf(new Set(headers).size !== headers.length, where, `a row stands twice: ${headers.join(", ")}`),
    ...refuseIf(
      toWording(caption) !== table.captionWording(headers),
      where,
      `"${caption.text}" is not the caption`,
    ),
    ...rows.flatMap(({ header, cells }) =>
      refuseIf(!same(cells, due.get(header)), where, `the row "${header}" holds other figures than its own`),
    ),
  ]
}
