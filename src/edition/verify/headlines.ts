import { findProvider, providerNames } from "../../market/providers.ts"
import type { Block, Edition } from "../edition.ts"
import type { Facts } from "../fact.ts"
import { findHeadline, sameHost } from "../facts/headlines.ts"
import { toWording } from "../wording.ts"
import { type Problem, refuseIf } from "./problem.ts"

type Headlines = Extract<Block, { kind: "headlines" }>

/**
 * What is wrong with the headlines of others: one that is not, byte for byte, the stored one of its place, bears another
 * link or note, or leads elsewhere than to the host of the site that it names; one left out; a second list.
 *
 * headlineProblems(edition, facts) // => []
 */
export function headlineProblems(edition: Edition, facts: Facts): Problem[] {
  const where = "further"
  const blocks = edition.sections.flatMap(({ id, blocks }) =>
    blocks.flatMap((block) => (block.kind === "headlines" ? [{ id, block }] : [])),
  )
  return [
    ...refuseIf(blocks.length > 1, where, "headlines are listed twice"),
    ...blocks.flatMap(({ id, block }) => [
      ...refuseIf(id !== where, id, "headlines of others stand among our own words"),
      ...listProblems(where, block, facts),
    ]),
  ]
}

function listProblems(where: string, { items }: Headlines, facts: Facts): Problem[] {
  return [
    ...items.flatMap(({ title, url, note }, index) => {
      const due = findHeadline(facts, index + 1)
      const right =
        due !== null &&
        due.url === url &&
        toWording(title) === due.title &&
        toWording(note) === due.note &&
        isOfSite(url, facts.get(`headline.${index + 1}.site`)?.value)
      return refuseIf(!right, where, `${title.text} (${url}) is not headline ${index + 1}`)
    }),
    ...refuseIf(
      findHeadline(facts, items.length + 1) !== null,
      where,
      `headline ${items.length + 1} is left out`,
    ),
  ]
}

const isOfSite = (url: string, site: string | undefined): boolean =>
  providerNames.some((name) => {
    const provider = findProvider(name)
    return provider !== null && provider.title === site && sameHost(url, provider.home)
  })
