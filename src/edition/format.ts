import { Exact, exact } from "../analysis/decimal.ts"
import type { Fact, FactUnit } from "./fact.ts"
import { littleChangedBelow, movement } from "./lexicon.ts"
import { roundEstimate, roundPrice, roundRatio, roundTo } from "./rounding.ts"

/** A way to print a fact: for which units, and how. */
type Format = { units: readonly FactUnit[]; print: (value: string) => string }

const one = new Exact(1)
const number = (units: readonly FactUnit[], print: (number: Exact) => string): Format => ({
  units,
  print: (value) => print(exact(value)),
})
const word = (units: readonly FactUnit[], print: (value: string) => string): Format => ({ units, print })

const thousands = (number: Exact, places?: number): string => {
  const digits = places === undefined ? number.abs().toFixed() : number.abs().toFixed(places)
  const [whole = "", rest] = digits.split(".")
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",")
  // What is printed as nothing has no sign.
  const sign = number.isNegative() && /[1-9]/.test(digits) ? "−" : ""
  return `${sign}${grouped}${rest === undefined ? "" : `.${rest}`}`
}
const dollars = (number: Exact): string => thousands(number).replace(/^(−?)/, "$1$$")

// 99.95 % is 100 %, not 100.0 %.
function percent(ratio: Exact): string {
  const size = roundRatio(ratio).abs().times(100)
  return size.gte(100) ? `${thousands(size, 0)}%` : `${size.toFixed(1)}%`
}
const unchanged = (ratio: Exact): boolean => roundRatio(ratio).isZero()
const signed = (ratio: Exact): string =>
  unchanged(ratio) ? "0.0%" : `${ratio.isNegative() ? "−" : "+"}${percent(ratio)}`
const sign = (ratio: Exact, up: string, down: string, none: string): string =>
  unchanged(ratio) ? none : ratio.isNegative() ? down : up

const small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
// Words up to nine, digits from 10: https://service-manual.ons.gov.uk/content/numbers
const counted = (number: Exact): string => {
  const whole = number.toDecimalPlaces(0)
  return small[whole.toNumber()] ?? thousands(whole, 0)
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
function day(value: string): { short: string; year: string } {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(value) ?? []
  const name = months[Number(month) - 1]
  if (name === undefined) throw new RangeError(`"${value}" is not a day`)
  return { short: `${Number(date)} ${name}`, year: `${Number(date)} ${name} ${year}` }
}

// $999.96 million is $1.00 billion, not $1000.0 million.
function millions(number: Exact): string {
  const size = number.abs()
  const billions = roundTo(size, new Exact("0.1")).gte(1000)
  return billions ? `$${size.div(1000).toFixed(2)} billion` : `$${size.toFixed(1)} million`
}
const turned = (number: Exact, size: string, none: string, [up, down]: readonly [string, string]): string =>
  /[1-9]/.test(size) ? `${number.isNegative() ? down : up} ${size}` : none

const formats: Record<string, Format> = {
  // $70,330; below $10, where a dollar is coarse, three significant digits.
  "price.exact": number(["USD"], (n) => dollars(n.abs().lt(10) ? n.toSignificantDigits(3) : roundTo(n, one))),
  // $70,300
  price: number(["USD"], (n) => dollars(roundPrice(n))),
  // $59,000
  estimate: number(["USD"], (n) => dollars(roundEstimate(n))),
  // 8.6%
  percent: number(["ratio"], percent),
  // 80%
  share: number(["ratio"], (n) => `${thousands(n.times(100), 0)}%`),
  // −8.6%, +1.5%, 0.0%
  "percent.signed": number(["ratio"], signed),
  // down 8.6%, up 1.5%, unchanged
  change: number(["ratio"], (n) =>
    unchanged(n) ? "unchanged" : `${sign(n, "up", "down", "")} ${percent(n)}`,
  ),
  // dropped 8.6%, was little changed
  moved: number(["ratio"], (n) =>
    n.abs().lt(littleChangedBelow) ? "was little changed" : `${movement(n).past} ${percent(n)}`,
  ),
  // fell 11.2%, rose 3.1%, was unchanged: for what is no price
  stepped: number(["ratio"], (n) =>
    unchanged(n) ? "was unchanged" : `${sign(n, "rose", "fell", "")} ${percent(n)}`,
  ),
  // drops 8.6%, is little changed
  moves: number(["ratio"], (n) =>
    n.abs().lt(littleChangedBelow) ? "is little changed" : `${movement(n).present} ${percent(n)}`,
  ),
  // 17.2% above, 44.3% below, level with
  offset: number(["ratio"], (n) =>
    unchanged(n) ? "level with" : `${percent(n)} ${sign(n, "above", "below", "")}`,
  ),
  // above, below
  side: number(["ratio"], (n) => sign(n, "above", "below", "level with")),
  // rise, fall
  noun: number(["ratio"], (n) => sign(n, "rise", "fall", "change")),
  // 0.8 points: between two shares
  points: number(["ratio"], (n) => `${n.times(100).abs().toFixed(1)} points`),
  // up 0.8 points, down 2.1 points, unchanged
  "points.change": number(["ratio"], (n) =>
    turned(n, `${n.times(100).abs().toFixed(1)} points`, "unchanged", ["up", "down"]),
  ),
  // +0.0100%: a rate that is small
  "percent.fine": number(["ratio"], (n) => {
    const fine = n.times(100).toDecimalPlaces(4)
    return `${fine.isZero() ? "" : fine.isNegative() ? "−" : "+"}${fine.abs().toFixed(4)}%`
  }),
  // one day in 250; from a tenth on, 28% of days
  rarity: number(["ratio"], (n) => {
    if (n.lte(0) || n.gt(1))
      throw new RangeError(`${n.toFixed()} cannot be printed as a rarity: it is no share`)
    if (n.gte("0.1")) return `${n.times(100).toFixed(0)}% of days`
    return `one day in ${thousands(one.div(n), 0)}`
  }),
  // $371.1 million, $1.25 billion
  millions: number(["USD million"], millions),
  // took in $371.1 million, paid out $1.25 billion, had no net flow
  flows: number(["USD million"], (n) =>
    roundTo(n, new Exact("0.1")).isZero()
      ? "had no net flow"
      : `${n.isNegative() ? "paid out" : "took in"} ${millions(n)}`,
  ),
  // took in, paid out
  flowed: number(["USD million"], (n) => (n.isNegative() ? "paid out" : "took in")),
  // inflow, outflow
  flow: number(["USD million"], (n) => (n.isNegative() ? "outflow" : "inflow")),
  // $35.36
  hashprice: number(["USD/PH"], (n) => `$${n.toFixed(2)}`),
  // 14,100,000 BTC
  coins: number(["BTC"], (n) => `${thousands(n, 0)} BTC`),
  // 7
  score: number(["index"], (n) => n.toFixed(0)),
  // 57.3%
  volatility: number(["percent"], (n) => `${n.toFixed(1)}%`),
  // up 2.1 points, down 23.8 points, unchanged
  "volatility.change": number(["percent"], (n) =>
    turned(n, `${n.abs().toFixed(1)} points`, "unchanged", ["up", "down"]),
  ),
  // rose by 84,000 BTC, fell by 1,200 BTC, was unchanged
  "coins.changed": number(["BTC"], (n) =>
    turned(n, `by ${thousands(n.abs(), 0)} BTC`, "was unchanged", ["rose", "fell"]),
  ),
  // one day, three days, 12 days
  days: number(["days"], (n) => `${counted(n)} ${n.toDecimalPlaces(0).eq(1) ? "day" : "days"}`),
  // three, 12, 1,184
  words: number(["count", "days", "blocks"], counted),
  // 5.5 times
  times: number(["multiple"], (n) => `${n.toFixed(1)} times`),
  // 1.19 times
  multiple: number(["multiple"], (n) => `${n.toFixed(2)} times`),
  // 1.10
  factor: number(["multiple"], (n) => n.toFixed(2)),
  // 978 EH/s
  ehs: number(["EH/s"], (n) => `${thousands(n, 0)} EH/s`),
  // 125.86 trillion
  trillions: number(["difficulty"], (n) => `${thousands(n.div("1000000000000"), 2)} trillion`),
  // 18 J/TH
  efficiency: number(["J/TH"], (n) => `${n.toDecimalPlaces(1).toFixed()} J/TH`),
  // $0.05 per kWh
  power: number(["USD/kWh"], (n) => `$${n.toDecimalPlaces(3).toFixed()} per kWh`),
  // 945,000 kWh
  kwh: number(["kWh"], (n) => `${thousands(n.toSignificantDigits(3), 0)} kWh`),
  // 0.0206 BTC
  btc: number(["BTC/block"], (n) => `${n.toDecimalPlaces(4).toFixed()} BTC`),
  // 8.4 cents
  cents: number(["USD/kWh"], (n) => `${n.times(100).toFixed(1)} cents`),
  // 935,424
  count: number(["blocks", "days", "count"], (n) => thousands(n, 0)),
  // 8 Feb
  day: word(["day", "instant"], (value) => day(value).short),
  // Feb 2026
  month: word(["day", "instant"], (value) => day(value).year.replace(/^\d+ /, "")),
  // 8 Feb 2026
  "day.year": word(["day", "instant"], (value) => day(value).year),
  // 00:00 UTC
  time: word(["instant"], (value) => `${value.slice(11, 16)} UTC`),
  text: word(["text"], (value) => value),
}

/**
 * A fact as it is printed. Throws on an unknown format, on a unit the format is not for, and on a value that is not a
 * number where one is due.
 *
 * print(weekReturn, "change") // => "down 8.6%"
 */
export function print(fact: Fact, format: string): string {
  const known = Object.hasOwn(formats, format) ? formats[format] : undefined
  if (!known) throw new RangeError(`no format is called "${format}"`)
  if (!known.units.includes(fact.unit))
    throw new RangeError(`${fact.id} in ${fact.unit} cannot be printed as ${format}`)
  return known.print(fact.value)
}

/** The names of all formats. */
export const formatNames: readonly string[] = Object.keys(formats)
