import { existsSync } from "node:fs"
import { resolve } from "node:path"

/** Real daily series to 8 February 2026, where they lie beside the project; they are not part of it. */
export const historyData = resolve("../shared/data/history")

/** What a test that needs them says when they are not there; empty when they are. */
export const noHistoryData = existsSync(historyData) ? "" : " (skipped: there is no ../shared/data/history)"
