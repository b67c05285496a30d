const active = /^'*[=+\-@\t\r\n＝＋－＠]/

/**
 * A cell that no spreadsheet takes for a formula: what begins as one gets an apostrophe before it.
 * https://owasp.org/www-community/attacks/CSV_Injection
 *
 * guarded("=1+1") // => "'=1+1"
 */
export const guarded = (cell: string): string => (active.test(cell) ? `'${cell}` : cell)

/**
 * The cell that was guarded.
 *
 * unguarded("'+ada@example.com") // => "+ada@example.com"
 */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && active.test(cell) ? cell.slice(1) : cell

/**
 * One line of CSV (RFC 4180), each cell guarded, and quoted where it must be.
 *
 * csvLine(["a,b", "=c"]) // => "\"a,b\",'=c\r\n"
 */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(guarded(cell))).join(",")}\r\n`

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
