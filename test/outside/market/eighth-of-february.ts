import file from "./2026-02-08.json" with { type: "json" }
import { DayFile } from "./day-file.ts"

/** 8 February 2026, the day after the difficulty fell by 11 %. */
export const eighthOfFebruary = DayFile.parse(file)
