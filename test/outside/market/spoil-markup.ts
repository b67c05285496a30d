import { dayMs } from "../../../src/market/day.ts"
import type { Spoil } from "./spoil.ts"

/** A page or a feed with one thing wrong. */
export function spoiltMarkup(spoil: Spoil, text: string): string {
  switch (spoil) {
    case "stale":
      return moved(text, -3)
    case "shifted":
      return moved(text, 1)
    case "unit":
      return text.replace(
        cell,
        (_, open, value, close) => `${open}${/\d/.test(value) ? thousandfold(value) : value}${close}`,
      )
    case "null":
      return titleless(text.replace(cell, "$1-$3"))
    case "empty":
      return titleless(text.replace(cell, "$1$3"))
    case "partial":
      return partial(text)
    case "reordered":
      return text.replace(
        row,
        (_, open, cells, close) =>
          open + (cells.match(/<t[hd].*?<\/t[hd]>/g) ?? []).reverse().join("") + close,
      )
    case "frozen":
      return frozen(text)
  }
}

const row = /(<tr>)(.*?)(<\/tr>)/g
/** A cell that follows another: the first holds the date. */
const cell = /(?<=<\/td>)(<td>)([^<]*)(<\/td>)/g
const dateCell = /<td>\d{2} [A-Z][a-z]{2} \d{4}<\/td>/

/** Moments in a page (06 Feb 2026), an RSS feed (Sun, 08 Feb 2026 18:30:00 GMT) or an Atom feed. */
function moved(text: string, days: number): string {
  const later = (moment: string) => new Date(Date.parse(moment) + days * dayMs)
  return text
    .replace(/[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} (GMT|\+0000)/g, (moment) =>
      later(moment).toUTCString(),
    )
    .replace(/(?<=<td>)\d{2} [A-Z][a-z]{2} \d{4}(?=<\/td>)/g, (day) =>
      later(`${day} UTC`).toUTCString().slice(5, 16),
    )
    .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, (moment) => later(moment).toISOString())
}

/** 371.1 → 371100.0 and (434.1) → (434100.0). */
const thousandfold = (value: string): string =>
  value.replace(/[\d.,]+/, (digits) => (Number(digits.replaceAll(",", "")) * 1000).toFixed(1))

const titleless = (text: string): string =>
  text
    .replace(/(<item>.*?<title>).*?(<\/title>)/gs, "$1$2")
    .replace(/(<entry>.*?<title>).*?(<\/title>)/gs, "$1$2")

/** The table's newest row waits for its figures; a feed breaks off in the midst of its last item. */
function partial(text: string): string {
  const rows = text.match(row)?.filter((each) => dateCell.test(each)) ?? []
  const last = rows.at(-1)
  if (last !== undefined) return text.replace(last, last.replace(cell, "$1-$3"))
  return text.slice(0, text.lastIndexOf("<link>"))
}

function frozen(text: string): string {
  const rows = text.match(row)?.filter((each) => dateCell.test(each)) ?? []
  const still = rows.at(-11) ?? rows[0]
  if (still === undefined) return text
  return rows
    .slice(-10)
    .reduce((told, each) => told.replace(each, still.replace(dateCell, dateCell.exec(each)?.[0] ?? "")), text)
}
