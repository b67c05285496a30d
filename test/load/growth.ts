import type { LoadOptions, LoadReport } from "./load.ts"
import { runLoad } from "./load.ts"

/** One delivery after the other, each to more readers, against a provider that takes as many calls as come. */
export type GrowthReport = {
  runs: Pick<
    LoadReport,
    | "recipients"
    | "duplicates"
    | "missing"
    | "seconds"
    | "planSeconds"
    | "recipientsPerSecond"
    | "warmRecipientsPerSecond"
    | "peakMemoryMb"
    | "cpuMsPerChunk"
    | "yardstickMs"
  >[]
  /** How much longer a reader took in the slowest run than in the fastest, the start of each left out: 0.15 is 15 %. */
  timeSpread: number
  /** The same with the start, which weighs more the fewer readers there are. */
  timeSpreadWithStart: number
  /** The same of the memory at its peak. */
  memorySpread: number
}

/** Runs a delivery for each of these numbers of readers, and compares what each reader took. */
export async function runGrowth(
  sizes: readonly number[],
  options: Omit<LoadOptions, "recipients" | "rate">,
  say: (line: string) => void,
): Promise<GrowthReport> {
  const runs: GrowthReport["runs"] = []
  for (const recipients of sizes) {
    const report = await runLoad({ ...options, recipients, rate: null }, say)
    const { duplicates, missing, seconds, planSeconds, peakMemoryMb, cpuMsPerChunk } = report
    const { recipientsPerSecond, warmRecipientsPerSecond, yardstickMs } = report
    runs.push({
      ...{ recipients, duplicates, missing, seconds, planSeconds },
      ...{ recipientsPerSecond, warmRecipientsPerSecond, peakMemoryMb, cpuMsPerChunk, yardstickMs },
    })
    say(`${recipients.toLocaleString("en")}: ${recipientsPerSecond.toLocaleString("en")} readers a second`)
  }
  return {
    runs,
    timeSpread: spread(
      runs.map((run) => 1 / Math.max(1, run.warmRecipientsPerSecond ?? run.recipientsPerSecond)),
    ),
    timeSpreadWithStart: spread(runs.map(({ recipientsPerSecond }) => 1 / Math.max(1, recipientsPerSecond))),
    memorySpread: spread(runs.map(({ peakMemoryMb }) => peakMemoryMb)),
  }
}

/**
 * How much larger the largest is than the smallest.
 *
 * spread([10, 11.5]) // => 0.15
 */
export const spread = (values: readonly number[]): number => Math.max(...values) / Math.min(...values) - 1
