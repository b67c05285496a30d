import * as z from "zod"
import { instantOf } from "../day.ts"

/** Milliseconds since 1970, from 2009-01-01 to 2100-01-01: a stamp in seconds falls outside, and is never taken for one. */
export const milliseconds = z.int().min(1_230_768_000_000).max(4_102_444_800_000)

/** A moment in milliseconds since 1970, as an Instant. */
export const instantInMilliseconds = milliseconds.transform(instantOf)

/** Milliseconds since 1970, written as text. */
export const millisecondsInText = z
  .string()
  .regex(/^\d+$/, "milliseconds as text")
  .transform(Number)
  .pipe(milliseconds)

/** A moment in milliseconds since 1970, written as text, as an Instant. */
export const instantInText = millisecondsInText.transform(instantOf)
