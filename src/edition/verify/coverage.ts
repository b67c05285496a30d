import { directionsIn } from "./words.ts"

/**
 * How a text is made up of known texts: which of them are missing, and which numerals and direction words none of them
 * accounts for.
 */
export type Coverage = { missing: string[]; unaccounted: string[] }

// What makes the text beside a place part of the same token: "$87" does not stand in "$87,330", nor "1.5%" in "−1.5%".
const joinedBefore = /(?:[\p{L}\p{N}$€£+−-]|\p{N}[.,:])$/u
const joinedAfter = /^(?:[\p{L}\p{N}%]|[.,:]\p{N})/u

/**
 * Finds known texts in a text as whole tokens, longest first, each character used once. A `required` text must occur as
 * often as it is listed; an `allowed` one may occur. Every numeral and direction word has to lie in an occurrence.
 *
 * coverage("closed at $70,330 on 8 Feb", ["closed at $70,330"], []) // => { missing: [], unaccounted: ["8"] }
 */
export function coverage(text: string, required: readonly string[], allowed: readonly string[]): Coverage {
  const used = new Uint8Array(text.length)
  const missing: string[] = []
  const known = [...new Set([...required, ...allowed])].filter((each) => each.length > 0)
  for (const each of known.toSorted((a, b) => b.length - a.length)) {
    let found = 0
    for (let start = text.indexOf(each); start !== -1; start = text.indexOf(each, start + 1)) {
      const end = start + each.length
      const joined =
        joinedBefore.test(text.slice(Math.max(0, start - 2), start)) ||
        joinedAfter.test(text.slice(end, end + 2))
      if (joined || used.subarray(start, end).includes(1)) continue
      used.fill(1, start, end)
      found += 1
    }
    const due = required.filter((other) => other === each).length
    missing.push(...Array.from({ length: Math.max(0, due - found) }, () => each))
  }
  const rest = [...text.matchAll(/\p{N}+|\p{L}+/gu)].filter(({ 0: word, index }) =>
    used.subarray(index, index + word.length).includes(0),
  )
  const unaccounted = rest.flatMap(([word]) => (/\p{N}/u.test(word) ? [word] : directionsIn(word)))
  return { missing, unaccounted }
}
