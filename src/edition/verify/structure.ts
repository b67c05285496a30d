import { holds } from "../claim.ts"
import { omissions } from "../claims/notices.ts"
import type { Block, Edition, Section } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { quoteProblems } from "../quotes.ts"
import { findSource, noteWording } from "../sections/sources.ts"
import { indicators } from "../sections/watch.ts"
import { stripItems } from "../strip.ts"
import { inShortLabels, titleOf } from "../titles.ts"
import { toWording } from "../wording.ts"
import { chartProblems } from "./chart.ts"
import { headlineProblems } from "./headlines.ts"
import { lengthProblems } from "./length.ts"
import { type Problem, refuseIf } from "./problem.ts"
import { tableProblems } from "./table.ts"
import { termProblems } from "./term.ts"
import { zonesProblems } from "./zones.ts"

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
  ...zonesProblems(edition, facts),
  ...chartProblems(edition, facts),
  ...headlineProblems(edition, facts),
  ...quoteProblems(edition, facts),
  ...termProblems(edition, facts),
  ...lengthProblems(edition, facts),
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
    case "zones":
    case "headlines":
      return []
    case "table":
      return tableProblems(id, block, facts)
    case "indicators":
      return indicatorProblems(id, block, facts)
    case "sources":
      return sourceProblems(id, block, facts)
  }
}

// Each indicator in its place, in the state the facts put it in, and with nothing that is said of another.
function indicatorProblems(where: string, { items }: Kind<"indicators">, facts: Facts): Problem[] {
  let place = -1
  return items.flatMap(({ name, state, sentences }) => {
    const found = indicators.findIndex((each) => each.name === name)
    const indicator = indicators[found]
    const inOrder = found > place
    place = found
    return [
      ...refuseIf(indicator?.findState(facts) !== state, where, `"${name}" is not in the state "${state}"`),
      ...refuseIf(!inOrder, where, `"${name}" is out of its place`),
      ...sentences.flatMap(({ id, text }) =>
        refuseIf(!indicator?.claims.some((claim) => claim.id === id), where, `not of "${name}": ${text}`),
      ),
    ]
  })
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
