import { coins } from "../../market/observation.ts"
import { holds } from "../claim.ts"
import { omissions } from "../claims/notices.ts"
import type { Block, Edition, Section, Text } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { captionWording, cellWordings, marketColumns, rowHeader } from "../sections/context.ts"
import { findSource, noteWording } from "../sections/sources.ts"
import { indicators } from "../sections/watch.ts"
import { findSide, levels } from "../sections/zones.ts"
import { stripItems } from "../strip.ts"
import { inShortLabels, titleOf } from "../titles.ts"
import { toWording } from "../wording.ts"
import { type Problem, refuseIf } from "./problem.ts"

type Kind<K extends Block["kind"]> = Extract<Block, { kind: K }>

/**
 * What is wrong with all that is not a sentence: labels, titles and states outside their closed lists, a cell in another
 * coin's row, a zone on the wrong side, a notice that is missing or not due.
 *
 * structureProblems({ ...edition, day: "2026-02-07" }, facts).length // => 1
 */
export const structureProblems = (edition: Edition, facts: Facts): Problem[] => [
  ...refuseIf(
    facts.get("edition.day")?.value !== edition.day,
    "edition",
    `${edition.day} is not the edition's day`,
  ),
  ...edition.inShort.flatMap(({ label }) =>
    refuseIf(!Object.values<string>(inShortLabels).includes(label), "inShort", `"${label}" is not a label`),
  ),
  ...edition.strip.flatMap((item) =>
    refuseIf(
      !stripItems.some(
        ({ label, value, note }) =>
          label === item.label &&
          value === toWording(item.value) &&
          (!item.note || note === toWording(item.note)),
      ),
      "strip",
      `"${item.label}" is not labelled so: ${item.value.text} (${item.note?.text ?? ""})`,
    ),
  ),
  ...noticeProblems(edition, facts),
  ...edition.sections.flatMap((section) => [
    ...refuseIf(
      section.title !== titleOf(section.id, section.readers),
      section.id,
      `"${section.title}" is not its title`,
    ),
    ...section.blocks.flatMap((block) => blockProblems(section, block, facts)),
  ]),
]

function noticeProblems(edition: Edition, facts: Facts): Problem[] {
  if (!facts.has("btc.close")) return []
  const due = omissions.filter(({ notice }) => holds(notice, facts)).map(({ notice }) => notice.id)
  const given = edition.notices.map(({ id }) => id)
  return [
    ...refuseIf(
      due.join() !== given.join(),
      "notices",
      `readers are told ${given.join()}, due is ${due.join()}`,
    ),
    ...refuseIf(
      (edition.status === "complete") !== (due.length === 0) && edition.status !== "held",
      "edition",
      `status ${edition.status} with ${due.length} blocks left out`,
    ),
  ]
}

function blockProblems({ id }: Section, block: Block, facts: Facts): Problem[] {
  switch (block.kind) {
    case "paragraph":
    case "list":
      return []
    case "table":
      return tableProblems(id, block, facts)
    case "zones":
      return block.zones.flatMap((zone, index) => zoneProblems(id, zone, index, facts))
    case "indicators":
      return block.items.flatMap(({ name, state }) =>
        refuseIf(
          indicators.find((each) => each.name === name)?.findState(facts) !== state,
          id,
          `"${name}" is not in the state "${state}"`,
        ),
      )
    case "sources":
      return sourceProblems(id, block, facts)
  }
}

function sourceProblems(where: string, { items }: Kind<"sources">, facts: Facts): Problem[] {
  const next = findSource(facts, items.length + 1)
  return [
    ...items.flatMap(({ name, url, note }, index) => {
      const source = findSource(facts, index + 1)
      const right =
        source?.name === name && source.url === url && toWording(note) === noteWording(facts, index + 1)
      return refuseIf(!right, where, `${name} (${url}) is not source ${index + 1}`)
    }),
    ...refuseIf(next !== null, where, `${next?.name} is not among the sources`),
  ]
}

function tableProblems(where: string, { caption, columns, rows }: Kind<"table">, facts: Facts): Problem[] {
  const due = new Map(coins.map((coin) => [rowHeader(coin, facts), cellWordings(coin)]))
  const headers = rows.map(({ header }) => header)
  const same = (texts: readonly Text[], wordings: readonly string[] | undefined): boolean =>
    texts.map(toWording).join("|") === wordings?.join("|")
  return [
    ...refuseIf(columns.join("|") !== marketColumns.join("|"), where, `columns ${columns.join(", ")}`),
    ...refuseIf(new Set(headers).size !== headers.length, where, `a row stands twice: ${headers.join(", ")}`),
    ...refuseIf(
      toWording(caption) !== captionWording(headers),
      where,
      `"${caption.text}" is not the caption`,
    ),
    ...rows.flatMap(({ header, cells }) =>
      refuseIf(!same(cells, due.get(header)), where, `the row "${header}" holds other figures than its own`),
    ),
  ]
}

function zoneProblems(
  where: string,
  zone: Kind<"zones">["zones"][number],
  index: number,
  facts: Facts,
): Problem[] {
  const level = levels.find(({ range }) => range === toWording(zone.range))
  return [
    ...refuseIf(zone.letter !== "ABCD"[index], where, `zone ${index + 1} is lettered ${zone.letter}`),
    ...refuseIf(
      !level || level.what.id !== zone.what.id,
      where,
      `${zone.range.text} is not "${zone.what.text}"`,
    ),
    ...refuseIf(
      !level || findSide(facts, level.distance) !== zone.side,
      where,
      `${zone.range.text} does not lie ${zone.side} the price`,
    ),
  ]
}
