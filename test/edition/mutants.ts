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
