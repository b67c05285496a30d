// Runs a command in a process group of its own and ends the whole group when its own input closes: that is, when whoever
// started it asks for it or is gone, in whatever way it went.
import { spawn } from "node:child_process"

const graceMs = 4_000
const [command, ...rest] = process.argv.slice(2)
if (command === undefined) throw new Error("a command to run is wanted")

const child = spawn(command, rest, { detached: true, stdio: ["ignore", "inherit", "inherit"] })
child.on("error", (error) => {
  console.error(error.message)
  process.exit(1)
})
child.on("exit", (status) => {
  endGroup("SIGKILL")
  process.exit(status ?? 1)
})

process.stdin.resume()
process.stdin.on("end", () => {
  endGroup("SIGTERM")
  setTimeout(() => endGroup("SIGKILL"), graceMs)
})
// The terminal's Ctrl-C is for the one who holds the leash.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {})

function endGroup(signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // The group has ended already.
  }
}
