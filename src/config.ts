import * as z from "zod"

const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.email()))

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"])

const webUrl = z
  .url({ protocol: /^https?$/ })
  .refine((text) => !text.endsWith("/"), "no trailing slash")
  .refine((text) => {
    const url = new URL(text)
    return url.protocol === "https:" || loopback.has(url.hostname)
  }, "https, save http on a loopback address")

const oneLine = z
  .string()
  .min(1)
  .regex(/^[^\r\n]*$/, "one line")

const mailbox = oneLine.regex(/^(?:[^<>@,]+ )?<?[^\s<>@,]+@[^\s<>@,]+>?$/, "an address, or: Name <address>")

/** `k2:BASE64,k1:BASE64` — the first key signs, all verify, so links outlive a change of key. */
const keyRing = z
  .string()
  .regex(
    /^[a-z0-9]{1,8}:[A-Za-z0-9+/_-]{32,}={0,2}(,[a-z0-9]{1,8}:[A-Za-z0-9+/_-]{32,}={0,2})*$/,
    "id:base64 of at least 24 bytes, comma-separated",
  )
  .transform((text) =>
    text.split(",").map((entry) => {
      const colon = entry.indexOf(":")
      return { id: entry.slice(0, colon), secret: entry.slice(colon + 1) }
    }),
  )

/** Variables and secrets, as `wrangler.toml`, `wrangler secret put` and `--var` give them: all text. */
export const Config = z.object({
  /** The newsletter's id; part of every key. */
  NEWSLETTER: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/, "lower-case letters, digits, hyphens")
    .default("bitcoin"),
  TITLE: oneLine.default("Plumbline"),
  /** Where this Worker is reached. Every link of ours begins with it; the Host header is never trusted. */
  PUBLIC_URL: webUrl,
  FROM: mailbox,
  REPLY_TO: mailbox.optional(),
  /** The publisher's postal address, which the law wants at the foot of each mail. */
  POSTAL_ADDRESS: oneLine,
  /** The publisher's statement of what it holds, printed as it is in each edition. */
  HOLDINGS: oneLine,
  /** Who is told when an edition is held, waits or is done. */
  EDITORS: list,
  /** `auto` sends what is complete or degraded; `review` waits for an editor. */
  POLICY: z.enum(["auto", "review"]).default("auto"),
  CADENCE: z.enum(["daily", "weekly"]).default("daily"),
  /** The slot: a local time in a named zone. A weekly edition's slot is on Monday. */
  SLOT_TIME: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "HH:MM")
    .default("00:10"),
  SLOT_ZONE: z
    .string()
    .default("Etc/UTC")
    .refine((zone) => {
      try {
        return new Intl.DateTimeFormat("en", { timeZone: zone }) instanceof Intl.DateTimeFormat
      } catch {
        return false
      }
    }, "a time zone such as Europe/Berlin"),
  /** A delivery that has not begun this long after its slot is not sent. */
  LATEST_START_HOURS: z.coerce.number().min(1).max(23).default(12),
  /** An edition that gives no sign of life for this long is taken up again by the watchdog. */
  STANDSTILL_SECONDS: z.coerce.number().min(5).max(3600).default(300),
  RESEND_API_KEY: z.string().startsWith("re_"),
  RESEND_URL: webUrl.default("https://api.resend.com"),
  /** Calls a second that the provider allows the whole team; single mails keep a share of it. */
  RESEND_RATE: z.coerce.number().positive().max(100).default(2),
  TOKEN_KEYS: keyRing,
  /** Keys the hashes of addresses and IPs. */
  HASH_KEY: z.string().min(32, "at least 32 characters"),
  /** Lets an editor in where Cloudflare Access does not stand before the desk. */
  DESK_TOKEN: z.string().min(24, "at least 24 characters").optional(),
  COINGECKO_KEY: z.string().min(1).optional(),
  COINBASE_URL: webUrl.default("https://api.exchange.coinbase.com"),
  KRAKEN_URL: webUrl.default("https://api.kraken.com"),
  BINANCE_URL: webUrl.default("https://data-api.binance.vision"),
  COINGECKO_URL: webUrl.default("https://api.coingecko.com/api/v3"),
  MEMPOOL_URL: webUrl.default("https://mempool.space/api"),
  BLOCKCHAIN_URL: webUrl.default("https://api.blockchain.info"),
})
export type Config = z.infer<typeof Config>

/** What is missing or wrong: the setting's name and what is accepted, never its value. */
export type ConfigProblem = { name: string; problem: string }

/** Parses the environment; all problems at once. */
export function readConfig(
  env: unknown,
): { config: Config; problems: [] } | { config: null; problems: ConfigProblem[] } {
  const parsed = Config.safeParse(env)
  if (parsed.success) return { config: parsed.data, problems: [] }
  return {
    config: null,
    problems: parsed.error.issues.map((issue) => ({
      name: issue.path.join(".") || "(environment)",
      problem: issue.code === "invalid_type" ? "missing, or not text" : issue.message,
    })),
  }
}
