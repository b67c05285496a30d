import { marketTable } from "./context.ts"
import { machineTable } from "./machines.ts"
import type { DeclaredTable } from "./table.ts"
import { weekTable } from "./week.ts"

/** Every table that an edition can hold. */
export const tables: readonly DeclaredTable[] = [weekTable, marketTable, machineTable]
