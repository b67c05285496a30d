declare namespace Cloudflare {
  /** What vitest.config.ts binds for the tests alone. */
  interface Env {
    TEST_MIGRATIONS: import("@cloudflare/vitest-plugin").D1Migration[]
  }
}

declare module "*?raw" {
  const text: string
  export default text
}
