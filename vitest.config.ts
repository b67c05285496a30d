import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin"
import { defineConfig } from "vitest/config"
import { demonstration } from "./test/demonstration.ts"

// Two projects: `pure` runs in Node in milliseconds; `worker` runs in workerd with the real D1, Queues, Workflow,
// Durable Object and R2 of wrangler.toml. A test of the second kind is named *.worker.test.ts.
export default defineConfig(async () => ({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/**/*.worker.test.{ts,tsx}"],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                ...demonstration,
                TEST_MIGRATIONS: await readD1Migrations("./src/store/migrations"),
              },
            },
          }),
        ],
        test: {
          name: "worker",
          include: ["test/**/*.worker.test.{ts,tsx}"],
          testTimeout: 60_000,
          // One outside world serves all files, so they take turns.
          fileParallelism: false,
        },
      },
    ],
  },
}))
