import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin"
import { defineConfig } from "vitest/config"
import { demonstration } from "./test/demonstration.ts"
import { marketApp } from "./test/outside/market/app.ts"
import { eighthOfFebruary } from "./test/outside/market/eighth-of-february.ts"
import { createResend } from "./test/outside/resend.ts"
import { describedCalls } from "./test/outside/resend-description.ts"
import { createTurnstile } from "./test/outside/turnstile.ts"
import { createWorld } from "./test/outside/world.ts"

// Whatever the Worker sends in any test is what the provider's own description of its API says, where that is there.
const resend = createResend({ described: describedCalls() })
const world = createWorld({ market: marketApp(eighthOfFebruary), resend, turnstile: createTurnstile() })

/** What runs in workerd, with the bindings of wrangler.toml. */
const inWorkerd = async () => [
  // Else the stand-in's socket would keep Vite from ending.
  { name: "close-the-outside-world", buildEnd: () => resend.close() },
  cloudflareTest({
    wrangler: { configPath: "./wrangler.toml" },
    miniflare: {
      // Whatever a test sends out comes here, and nowhere else. The runtime's Request is of another make.
      outboundService: async ({ url, method, headers, body }: Request) => {
        const bytes = body === null ? null : await new Response(body).arrayBuffer()
        return world.fetch(new Request(url, { method, headers: [...headers], body: bytes }))
      },
      bindings: {
        ...demonstration,
        ...(process.env.FUZZ_RUNS && { FUZZ_RUNS: process.env.FUZZ_RUNS }),
        ...(process.env.BOMBING_REQUESTS && { BOMBING_REQUESTS: process.env.BOMBING_REQUESTS }),
        TEST_MIGRATIONS: await readD1Migrations("./src/store/migrations"),
      },
    },
  }),
]

const lastWord = ["test/last-word.ts"]
const commandLine = ["test/cli/**/*.test.ts"]
const stories = ["test/stories/**/*.worker.test.ts", "test/jobs/**/*.worker.test.ts"]

// Four projects: `pure` and `cli` run in Node, the second with what a process writes for each file alone; `worker` and
// `stories` run in workerd with the real D1, Queues, Workflow, Durable
// Object and R2 of wrangler.toml. A test of these is named *.worker.test.ts. A story has a Worker of its own, for it
// counts on there being nothing yet; the others share one, which saves loading it for each file.
export default defineConfig(async () => ({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/**/*.worker.test.{ts,tsx}", ...commandLine],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // What is pure keeps nothing, so that files may share what they load.
          isolate: false,
        },
      },
      { test: { name: "cli", include: commandLine, testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        plugins: await inWorkerd(),
        test: {
          name: "worker",
          include: ["test/**/*.worker.test.{ts,tsx}"],
          exclude: stories,
          setupFiles: lastWord,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          isolate: false,
          // One outside world serves all files, so they take turns.
          fileParallelism: false,
        },
      },
      {
        plugins: await inWorkerd(),
        test: {
          name: "stories",
          include: stories,
          setupFiles: lastWord,
          // Only to end what hangs: a story waits for what it tells, however slow the machine is.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
}))
