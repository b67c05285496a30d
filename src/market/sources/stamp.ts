import * as z from "zod"
import { dayMs, dayOf, instantOf } from "../day.ts"
import { milliseconds } from "./milliseconds.ts"

// 2009-01-01 and 2100-01-01: milliseconds fall outside.
const seconds = z.int().min(1_230_768_000).max(4_102_444_800)
const midnight = "a stamp at 00:00 UTC"

/** A moment in seconds since 1970, as an Instant. */
export const instantInSeconds = seconds.transform((s) => instantOf(s * 1_000))

/** 00:00 UTC of a day in seconds since 1970, as that Day. */
export const dayInSeconds = seconds
  .refine((s) => (s * 1_000) % dayMs === 0, midnight)
  .transform((s) => dayOf(s * 1_000))

/** 00:00 UTC of a day in milliseconds since 1970, as that Day. */
export const dayInMilliseconds = milliseconds.refine((ms) => ms % dayMs === 0, midnight).transform(dayOf)

/** The last millisecond of a UTC day since 1970, as that Day. */
export const lastMillisecondOfDay = milliseconds
  .refine((ms) => (ms + 1) % dayMs === 0, "a stamp at 23:59:59.999 UTC")
  .transform(dayOf)
