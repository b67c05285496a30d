import process from "node:process"

// A Node too old for the tools is told so here, before anything of theirs is loaded.
const major = Number(process.versions.node.split(".")[0])
if (major < 22) {
  console.error(
    `this command line needs node 22 or newer and runs in ${process.versions.node}: use the npm scripts (npm run help), which bring their own`,
  )
  process.exitCode = 1
} else {
  const { run } = await import("./program.ts")
  // At once: a step that was interrupted may still be waiting for something.
  process.exit(await run(process.argv))
}
