import { afterAll } from "vitest"

// Vitest asks its runner about each line of the console and, when a file's tests are over, waits for every answer, for ever.
// What a queue or a Workflow says in workerd is only passed on with the runner's next message: after a file's last one none
// comes, and the run would hang. So once a file's tests are over, nobody says anything any more.
const voices = ["debug", "error", "info", "log", "warn"] as const
const loud = voices.map((voice) => [voice, Reflect.get(console[voice], "loud") ?? console[voice]] as const)
for (const [voice, speak] of loud) console[voice] = speak

afterAll(async () => {
  for (const [voice, speak] of loud) console[voice] = Object.assign(() => {}, { loud: speak })
  // What was said just before is on its way.
  await new Promise((resolve) => setTimeout(resolve, 50))
})
