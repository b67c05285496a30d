import { Bench } from "tinybench"
import { yardstick } from "./yardstick.ts"

/** How long the yardstick takes here and now, in milliseconds: the median of ten times, once it is warm. */
export async function timeYardstick(): Promise<number> {
  const bench = new Bench({ iterations: 10, time: 0, warmupIterations: 3, warmupTime: 0 })
  bench.add("yardstick", yardstick)
  const [task] = await bench.run()
  if (task?.result.state !== "completed") throw new Error("the yardstick could not be measured")
  return task.result.latency.p50
}
