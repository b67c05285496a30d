import { InvalidArgumentError } from "commander"
import { Day } from "../market/observation.ts"

/** A day on a command line; a refusal that says what is accepted where it is none. */
export function day(text: string): Day {
  const parsed = Day.safeParse(text)
  if (parsed.success) return parsed.data
  throw new InvalidArgumentError("accepted: a day such as 2026-02-08.")
}

/** A port on a command line, behind which another one is free to be taken. */
export function portNumber(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port >= 1024 && port <= 65_534) return port
  throw new InvalidArgumentError("accepted: a whole number from 1024 to 65534.")
}
