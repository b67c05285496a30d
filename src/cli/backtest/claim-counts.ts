import { cite, holds } from "../../edition/claim.ts"
import { allClaims } from "../../edition/claims.ts"
import type { Composed } from "../../edition/evidence.ts"
import { factsById } from "../../edition/fact.ts"

/** Of one claim: the editions in which its facts were there, those in which it held, and those that printed it. */
export type ClaimCount = { claim: string; evaluable: number; held: number; printed: number }

/** Counts every claim over editions. */
export type ClaimCounts = { add(composed: Composed): void; all(): ClaimCount[] }

/**
 * A count of every claim that an edition can make.
 *
 * countClaims().all().every(({ printed }) => printed === 0) // => true
 */
export function countClaims(): ClaimCounts {
  const counts = new Map<string, ClaimCount>(
    allClaims.map((claim) => [cite(claim), { claim: cite(claim), evaluable: 0, held: 0, printed: 0 }]),
  )
  return {
    add({ evidence }) {
      const facts = factsById(evidence.facts)
      const said = new Set(evidence.sentences.map(({ claim }) => claim))
      for (const claim of allClaims) {
        const count = counts.get(cite(claim))
        if (!count) continue
        if (said.has(count.claim)) count.printed += 1
        if (!claim.facts.every((id) => facts.has(id)) || claim.without.some((id) => facts.has(id))) continue
        count.evaluable += 1
        if (said.has(count.claim) || holds(claim, facts)) count.held += 1
      }
    },
    all: () => [...counts.values()],
  }
}
