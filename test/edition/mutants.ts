import { allClaims } from "../../src/edition/claims.ts"
import { directionWords } from "../../src/edition/lexicon.ts"

const swaps: readonly [string, string][] = [
  ["down", "up"],
  ["above", "below"],
  ["fall", "rise"],
  ["fell", "rose"],
  ["falling", "rising"],
  ["dropped", "climbed"],
  ["edged up", "edged down"],
  ["most", "least"],
  ["Feb", "Mar"],
  ["Oct", "Sep"],
  ["UTC", "CET"],
  ["EH/s", "PH/s"],
  ["J/TH", "J/GH"],
  ["kWh", "MWh"],
  ["BTC", "ETH"],
  ["$", "€"],
  ["%", " points"],
  ["trillion", "billion"],
  ["−", "+"],
  ["low", "high"],
  ["seven days", "thirty days"],
]

/**
 * A text with one thing wrong, in every way: one digit, one sign, one direction word, one date, one unit.
 *
 * mutants("up 1%") // => ["up 2%", "down 1%", "up 1 points"]
 */
export const mutants = (text: string): string[] => [
  ...[...text.matchAll(/\d/g)].map(({ 0: digit, index }) =>
    replaced(text, index, digit, String((Number(digit) + 1) % 10)),
  ),
  ...swaps.flatMap(([a, b]) => [...exchanged(text, a, b), ...exchanged(text, b, a)]),
]

function exchanged(text: string, from: string, to: string): string[] {
  const all: string[] = []
  for (let at = text.indexOf(from); at !== -1; at = text.indexOf(from, at + 1))
    all.push(replaced(text, at, from, to))
  return all
}

const replaced = (text: string, at: number, from: string, to: string): string =>
  text.slice(0, at) + to + text.slice(at + from.length)

/** Chance that can be told again: the next number from 0 to below 1. */
export type Chance = () => number

/**
 * mulberry32: the same numbers for the same seed. https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
 *
 * chance(1)() // => 0.6270739405881613
 */
export function chance(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const pick = <T>(from: readonly T[], next: Chance): T | undefined =>
  from[Math.floor(next() * from.length)]

/** What a corruption is of. */
export const corruptions = ["numeral", "sign", "unit", "date", "count", "word"] as const
export type Corruption = (typeof corruptions)[number]

const numeral = /\d[\d.,]*/g
const sign = new RegExp(`[−+]|\\b(?:${directionWords.join("|")}|inflows?|outflows?|inside|outside)\\b`, "g")
const units = [
  "%",
  "$",
  "EH/s",
  "J/TH",
  "kWh",
  "BTC",
  "USD",
  "points",
  "cents",
  "UTC",
  "trillion",
  "million",
  "billion",
]
const unit = new RegExp(
  `[$%]|\\b(?:${[...units.slice(2), "days?", "weeks?", "blocks", "times"].join("|")})\\b`,
  "g",
)
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
const date = new RegExp(`\\b\\d{1,2} (?:${months.join("|")})[a-z]*(?: \\d{4})?`, "g")
const numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
const count = new RegExp(`\\b(?:${numbers.join("|")})\\b|\\b[A-D](?= ·)|(?<=[Zz]one )[A-D]\\b`, "g")
const word = /\p{L}[\p{L}’'-]*/gu

/** Every word of every claim, and words that a careless or a hostile hand might write instead. */
const plausible: readonly string[] = [
  ...new Set([
    ...allClaims.flatMap(
      ({ wordings }) =>
        wordings
          .join(" ")
          .replace(/\{[^}]+\}/g, " ")
          .match(word) ?? [],
    ),
    ...directionWords,
    ..."always never will must buy sell soon again still only nearly almost about because guaranteed safe".split(
      " ",
    ),
    ..."bitcoin ether miners traders holders whales analysts everyone nobody this that these those some all".split(
      " ",
    ),
  ]),
]

/**
 * A text with one thing of a kind wrong, at random; null when it has nothing of that kind.
 *
 * corrupt("up 1%", "numeral", chance(1)) // => "up 4%"
 */
export function corrupt(text: string, kind: Corruption, next: Chance): string | null {
  const found = { numeral, sign, unit, date, count, word }[kind]
  const places = [...text.matchAll(found)]
  const place = pick(places, next)
  if (!place) return null
  const { 0: from, index } = place
  const to = changed[kind](from, next)
  return to === from ? null : replaced(text, index, from, to)
}

const changed: Record<Corruption, (from: string, next: Chance) => string> = {
  numeral: (from, next) => {
    const digits = [...from.matchAll(/\d/g)].map(({ index }) => index)
    const at = pick(digits, next) ?? 0
    const other = String((Number(from[at]) + 1 + Math.floor(next() * 9)) % 10)
    const way = Math.floor(next() * 4)
    if (way === 0) return from.slice(0, at) + other + from.slice(at)
    if (way === 1 && digits.length > 1) return from.slice(0, at) + from.slice(at + 1)
    if (way === 2 && from.includes(".")) return from.replace(".", "")
    return from.slice(0, at) + other + from.slice(at + 1)
  },
  sign: (from, next) => {
    if (from === "−" || from === "+") return pick(from === "−" ? ["+", ""] : ["−", ""], next) ?? ""
    const opposite = swaps.flatMap(([a, b]) => (a === from ? [b] : b === from ? [a] : []))
    return pick([...opposite, ...directionWords, "not"], next) ?? ""
  },
  unit: (from, next) => pick([...units.filter((each) => each !== from), ""], next) ?? "",
  date: (from, next) => {
    const [day = "1", month = "Jan", year] = from.split(" ")
    const way = Math.floor(next() * 3)
    const otherDay = String((Number(day) % 28) + 1)
    const otherMonth =
      pick(
        months.filter((each) => !month.startsWith(each)),
        next,
      ) ?? ""
    if (way === 0) return [otherDay, month, year].filter(Boolean).join(" ")
    if (way === 1 || !year) return [day, otherMonth, year].filter(Boolean).join(" ")
    return [day, month, String(Number(year) + (next() < 0.5 ? 1 : -1))].join(" ")
  },
  count: (from, next) => {
    const letters = ["A", "B", "C", "D"]
    return (
      pick(
        (letters.includes(from) ? letters : numbers).filter((each) => each !== from),
        next,
      ) ?? ""
    )
  },
  word: (from, next) => {
    const way = Math.floor(next() * 4)
    if (way === 0) return ""
    if (way === 1) return `${from} ${from}`
    if (way === 2) return next() < 0.5 ? `not ${from}` : `${from} not`
    return pick(plausible, next) ?? ""
  },
}

/**
 * A text in which one letter of another's words, that it quotes, is another letter; null when it quotes none of them.
 *
 * misquote("Miners & markets", ["Miners & markets"], chance(1)) // => "Miners & mmrkets"
 */
export function misquote(text: string, quoted: readonly string[], next: Chance): string | null {
  const words = quoted.flatMap((each) => each.match(/[A-Za-z]{4,}/g) ?? [])
  const places = words.flatMap((each) => [...text.matchAll(new RegExp(`\\b${each}\\b`, "g"))])
  const place = pick(places, next)
  if (!place || !quoted.some((each) => text.includes(each.slice(0, 12)))) return null
  const at = place.index + Math.floor(next() * place[0].length)
  const letters = "abcdefghijklmnopqrstuvwxyz".replace(text[at]?.toLowerCase() ?? "", "")
  return replaced(text, at, text[at] ?? "", pick([...letters], next) ?? "")
}
