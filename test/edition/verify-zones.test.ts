import { describe, expect, it } from "vitest"
import { type Facts, factsById } from "../../src/edition/fact.ts"
import { zonesProblems } from "../../src/edition/verify/zones.ts"
import { sectionOf, whole, type Zones, zonesOf } from "./zone-day.ts"

describe("an edition is refused", () => {
  const section = sectionOf(whole)
  const altered = (change: (zones: Zones) => Zones) =>
    zonesProblems(
      {
        sections: section
          ? [
              {
                ...section,
                blocks: section.blocks.map((block) =>
                  block.kind === "zones" ? { ...block, zones: change(block.zones) } : block,
                ),
              },
            ]
          : [],
      },
      whole,
    ).map(({ detail }) => detail)
  const first = (part: Partial<Zones[number]>) =>
    altered((zones) => zones.map((zone, index) => (index === 0 ? { ...zone, ...part } : zone)))

  it("with a letter out of turn", () => {
    expect(first({ letter: "B" })).toContain("zone A is lettered B")
    expect(altered((zones) => zones.toReversed()).length).toBeGreaterThan(4)
  })

  it("with another number of zones than the facts have", () => {
    expect(altered((zones) => zones.slice(0, 3))).toContain("3 zones are listed, 4 are due")
    expect(altered((zones) => [...zones, ...zones])).toContain("zone 5 has no letter")
    expect(zonesProblems({ sections: section ? [{ ...section, blocks: [] }] : [] }, whole)).toHaveLength(1)
    expect(zonesProblems({ sections: section ? [section, section] : [] }, whole).length).toBeGreaterThan(0)
  })

  it("with a zone on another side, in another range, or said to be another", () => {
    const [a, b] = zonesOf(section)
    if (!a || !b) throw new Error("there are no zones")
    expect(first({ side: "below" })).toContain(`${a.range.text} does not lie below the price`)
    expect(first({ range: b.range })).toContain(`"$63,100" is not the range of zone A`)
    expect(first({ what: b.what })).toContain(`zone A is not "${b.what.text}"`)
    expect(first({ voids: b.voids })).toContain(`zone A is not void by "${b.voids.text}"`)
  })

  it("with facts that are upside down, too far away, or out of order", () => {
    const facts = (changes: Record<string, string>): Facts =>
      factsById([...whole.values()].map((fact) => ({ ...fact, value: changes[fact.id] ?? fact.value })))
    const refused = (changes: Record<string, string>) =>
      zonesProblems({ sections: section ? [section] : [] }, facts(changes))
        .map(({ detail }) => detail)
        .join("; ")
    expect(refused({ "zone.a.low": "90000" })).toContain("does not run from low to high")
    expect(refused({ "zone.d.low": "20000", "zone.d.high": "20000" })).toContain("too far from the price")
    expect(refused({ "zone.b.distance": "-0.01" })).toContain("zone B is not -0.01 from the price")
    expect(refused({ "zone.b.distance": "-0.3" })).toContain("zone 3 is closer than the one before it")
    const bare = new Map([...whole].filter(([id]) => id !== "zone.a.distance"))
    expect(zonesProblems({ sections: section ? [section] : [] }, bare)[0]?.detail).toBe(
      "nothing proves where zone A lies",
    )
  })
})
