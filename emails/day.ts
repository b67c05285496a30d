import type { Day } from "../src/market/observation.ts"

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]
/** Days by which each month's first weekday is shifted, the year beginning in March (Sakamoto's congruence). */
const shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]

function weekday(year: number, month: number, date: number): string | undefined {
  const y = month < 3 ? year - 1 : year
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  return weekdays[(y + leaps + (shifts[month - 1] ?? 0) + date) % 7]
}

/**
 * A UTC day in the words of the masthead, by arithmetic on its text: no clock and no locale takes part.
 *
 * @example longDay("2026-02-08") // => "Sunday, 8 February 2026"
 */
export function longDay(day: Day): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  return `${weekday(year, month, date)}, ${date} ${months[month - 1]} ${year}`
}
