import { parseAddress } from "../address.ts"
import { unguarded } from "../csv-cell.ts"
import type { Format } from "./format.ts"
import { beehiiv } from "./formats/beehiiv.ts"
import { buttondown } from "./formats/buttondown.ts"
import { ghost } from "./formats/ghost.ts"
import { listmonk } from "./formats/listmonk.ts"
import { mailchimp } from "./formats/mailchimp.ts"
import { plain } from "./formats/plain.ts"
import { substack } from "./formats/substack.ts"
import type { Fault, ImportRow } from "./row.ts"

/** Each format there is. The plain one comes last: it needs the least. */
export const formats: readonly Format[] = [substack, ghost, mailchimp, listmonk, buttondown, beehiiv, plain]

/** What a header says its list is: how to read the records below it; or what is wrong with it and what is accepted. */
export type Recognised =
  | { format: Format["name"]; read(record: readonly string[], line: number, now: number): ImportRow | Fault }
  | { problem: string }

/**
 * Recognises a list by its header, whatever the case and the order of the columns.
 *
 * recognise(["uuid", "email", "name", "attributes", "status", "created_at", "updated_at"]) // => { format: "listmonk", … }
 */
export function recognise(header: readonly string[]): Recognised {
  const names = header.map((name) => name.trim().toLowerCase())
  const columns = new Set(names)
  const format = formats.find(({ needs }) => needs.every((same) => same.some((name) => columns.has(name))))
  if (format === undefined) return { problem: `the header is of no known list; ${accepted}` }
  const unknown = names.find((name) => format.only !== undefined && !format.only.includes(name))
  if (unknown !== undefined) {
    return {
      problem: `the header has the column "${excerpt(unknown)}", which is of no known list; ${accepted}`,
    }
  }
  const places = new Map(names.map((name, place) => [name, place]))
  const column = format.address.find((name) => columns.has(name)) ?? "email"
  return {
    format: format.name,
    read(record, line, now) {
      if (record.length !== names.length) {
        return { line, problem: `${record.length} cells, where the header has ${names.length}` }
      }
      const cells = (name: string) => record[places.get(name) ?? -1]?.trim() ?? ""
      const address = parseAddress(format === plain ? unguarded(cells(column)) : cells(column))
      if (address === null) return { line, problem: addressProblem(cells(column)) }
      const reading = format.read(cells, now, columns)
      if ("problem" in reading) return { line, problem: reading.problem }
      const since = reading.since ?? null
      return {
        line,
        address,
        basis: null,
        source: null,
        kind: null,
        frequency: null,
        textVersion: null,
        paid: false,
        dormant: false,
        ...reading,
        // Nobody signed up in the future: such a date proves nothing.
        since: since !== null && since > 0 && since <= now ? since : null,
      }
    },
  }
}

const accepted = `accepted are the lists of ${formats
  .slice(0, -1)
  .map(({ name }) => name)
  .join(", ")}, and a plain one: ${plain.only?.join(", ")}, of which only email is needed`

const addressProblem = (cell: string): string =>
  cell === ""
    ? "no address"
    : cell.includes("\uFFFD")
      ? "the address is not in UTF-8"
      : "not an address that mail can be sent to"

const excerpt = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
