/** Something that wants to stand with its middle at `at`, `height` px high; the lower its `rank`, the sooner it must stay. */
export type Wanting = { at: number; height: number; rank: number }

/**
 * Where things stand that each want a place on one vertical line and may not touch: in order of the places that they want,
 * at least `gap` apart, between `top` and `bottom`. What there is no room for is left out, the highest rank first.
 *
 * stack([{ at: 50, height: 20, rank: 0 }, { at: 55, height: 20, rank: 1 }], { top: 0, bottom: 100, gap: 4 })
 * // => [{ at: 50, height: 20, rank: 0, middle: 40.5 }, { at: 55, height: 20, rank: 1, middle: 64.5 }]
 */
export function stack<Of extends Wanting>(
  wanting: readonly Of[],
  { top, bottom, gap }: { top: number; bottom: number; gap: number },
): (Of & { middle: number })[] {
  const kept = fitting(wanting, bottom - top, gap).toSorted((a, b) => a.at - b.at || a.rank - b.rank)
  const groups: Group<Of>[] = []
  for (const each of kept) {
    let group: Group<Of> = groupOf([each], gap, top, bottom)
    for (let before = groups.at(-1); before && before.end + gap > group.start; before = groups.at(-1)) {
      groups.pop()
      group = groupOf([...before.members, ...group.members], gap, top, bottom)
    }
    groups.push(group)
  }
  return groups.flatMap(({ start, members }) => {
    let free = start
    return members.map((each) => {
      const middle = free + each.height / 2
      free += each.height + gap
      return { ...each, middle }
    })
  })
}

type Group<Of> = { start: number; end: number; members: Of[] }

/** Things that stand close together, as a whole as near to the places that they want as can be. */
function groupOf<Of extends Wanting>(members: Of[], gap: number, top: number, bottom: number): Group<Of> {
  let before = 0
  const starts = members.map(({ at, height }) => {
    const start = at - height / 2 - before
    before += height + gap
    return start
  })
  const height = before - gap
  const wanted = starts.reduce((sum, start) => sum + start, 0) / starts.length
  const start = Math.max(top, Math.min(wanted, bottom - height))
  return { start, end: start + height, members }
}

/** As many as there is room for, the lowest ranks first. */
function fitting<Of extends Wanting>(wanting: readonly Of[], room: number, gap: number): Of[] {
  let left = room + gap
  return wanting
    .toSorted((a, b) => a.rank - b.rank)
    .filter(({ height }) => {
      if (height + gap > left) return false
      left -= height + gap
      return true
    })
}
