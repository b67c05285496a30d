/** Where a text departs from what it has to say: known texts that are lost, and words that stand in none. */
export type Walk = { lost: string[]; unknown: string[] }

// What a renderer may put between texts: spaces, the end of a label, a bullet, a rule, a diamond or a square. No sign, no
// currency, no mark that changes what stands beside it.
const between = / |[◆■□]|[.,:](?= |$)|(?<= |^)(?:[·•*]|[-=]+)(?= |$)/y
const marks = /[▲▼] /y

// How far ahead a text is looked for once one is not in its place.
const ahead = 12

/**
 * Walks along a text and finds what it has to say, word for word and in order. Whatever else stands in it is unknown,
 * save for what parts its texts.
 *
 * walk("◆ Plumbline up 2%", ["Plumbline", "up 1%"]) // => { lost: ["up 1%"], unknown: ["up 2%"] }
 */
export function walk(text: string, due: readonly string[]): Walk {
  const lost: string[] = []
  const unknown: string[] = []
  let at = skip(text, 0, due[0])
  for (let next = 0; next < due.length; next += 1) {
    const found = nearest(text, at, due.slice(next, next + ahead))
    if (found === null) {
      lost.push(due[next] ?? "")
      continue
    }
    lost.push(...due.slice(next, next + found.skipped))
    next += found.skipped
    const strange = text.slice(at, found.start).trim()
    if (strange !== "") unknown.push(strange)
    at = skip(text, found.start + (due[next]?.length ?? 0), due[next + 1])
  }
  const rest = text.slice(at).trim()
  return { lost, unknown: rest === "" ? unknown : [...unknown, rest] }
}

// Of the texts that are due, the one that comes first.
function nearest(
  text: string,
  at: number,
  due: readonly string[],
): { start: number; skipped: number } | null {
  let best: { start: number; skipped: number } | null = null
  for (const [skipped, each] of due.entries()) {
    const start = placeOf(text, each, at)
    if (start !== -1 && (best === null || start < best.start)) best = { start, skipped }
    if (best?.start === at) return best
  }
  return best
}

// What makes the text beside a place part of the same token: "$87" does not stand in "$87,330", nor "1.5%" in "−1.5%".
const joinedBefore = /[\p{L}\p{N}$€£+−]$/u
const joinedAfter = /^(?:[\p{L}\p{N}%]|[.,:]\p{N})/u

/** Where a text stands as whole words, from a place on; -1 if nowhere. */
function placeOf(text: string, part: string, from: number): number {
  for (let start = text.indexOf(part, from); start !== -1; start = text.indexOf(part, start + 1)) {
    const end = start + part.length
    const joined =
      joinedBefore.test(text.slice(Math.max(0, start - 1), start)) ||
      joinedAfter.test(text.slice(end, end + 2))
    if (!joined) return start
  }
  return -1
}

function skip(text: string, from: number, next: string | undefined): number {
  let at = from
  while (next === undefined || !text.startsWith(next, at)) {
    between.lastIndex = at
    marks.lastIndex = at
    const mark = marks.exec(text)?.[0]
    // A mark of direction goes before the same sign only.
    const parting = mark && next?.startsWith(mark === "▲ " ? "+" : "−") ? mark : between.exec(text)?.[0]
    if (!parting) return at
    at += parting.length
  }
  return at
}
