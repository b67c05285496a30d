import * as z from "zod"
import { type ProviderName, providerNames, providers } from "./market/providers.ts"

/** Text with commas between its parts; none when it is empty. */
const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  )

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"])

const webUrl = z
  .url({ protocol: /^https?$/, error: "an address that begins with https://", abort: true })
  .refine((text) => !text.endsWith("/"), "no trailing slash")
  // It stands in evidence and in reasons, which anyone may read.
  .refine((text) => {
    const { username, password, search, hash } = new URL(text)
    return username + password + search + hash === ""
  }, "without a name, a password, a query or a fragment: an address is public, and a key has a setting of its own")
  .refine((text) => {
    const url = new URL(text)
    return url.protocol === "https:" || loopback.has(url.hostname)
  }, "https, save http on a loopback address")

const origin = webUrl.refine((text) => new URL(text).pathname === "/", "an origin, without a path")

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

const sourceNames = list.pipe(
  z.array(z.enum(providerNames, `comma-separated, of ${providerNames.join(", ")}`)),
)

type UrlVariable = `${Uppercase<ProviderName>}_URL`
const urlVariable = (name: ProviderName) => `${name.toUpperCase()}_URL` as UrlVariable

/** Where each provider is reached: `KRAKEN_URL` and its like, by default the provider's own address. */
const sourceUrls = Object.fromEntries(
  providerNames.map((name) => [urlVariable(name), webUrl.default(providers[name].url)]),
) as Record<UrlVariable, z.ZodDefault<typeof webUrl>>

/** An empty one is none, as a shell sets it. */
const optionalKey = oneLine
  .or(z.literal(""))
  .optional()
  .transform((key) => key || undefined)

/** What the environment may say of the sources. All of it may be left out. */
export const SourceSettings = z.object({
  COINGECKO_KEY: optionalKey,
  COINMARKETCAP_KEY: optionalKey,
  /** Sources that are not asked, and sources that are asked although their free tier forbids a publisher's use. */
  SOURCES_OFF: sourceNames,
  SOURCES_ON: sourceNames,
  /** A folder of history, served over HTTP, that is read in place of all sources: for trying out past days. */
  HISTORY_URL: webUrl.optional(),
  ...sourceUrls,
})
export type SourceSettings = z.infer<typeof SourceSettings>

const WarmUp = z.object({ domain: z.enum(["new", "existing"]), since: z.iso.date() })

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
  /** Where mails that ask to leave come in, by a route of Cloudflare's to this Worker. Without it no mail names one. */
  UNSUBSCRIBE_MAILBOX: z
    .email()
    .regex(/^[\w.-]+@/, "an address whose name is of letters, digits, dots and hyphens")
    .optional(),
  /** The publisher's postal address, which the law wants at the foot of each mail. */
  POSTAL_ADDRESS: oneLine,
  /** The publisher's statement of what it holds, printed as it is in each edition. */
  HOLDINGS: oneLine,
  /** Who is told when an edition is held, waits or is done. */
  EDITORS: list.pipe(z.array(z.email())),
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
  /** Over how many minutes an edition's mails are spread; 0 sends as fast as the provider takes them. */
  SPREAD_MINUTES: z.coerce.number().int().min(0).max(720).default(0),
  /** `new:2026-11-28`: since when the domain of FROM sends by this provider, whether it is new or has sent elsewhere. */
  WARM_UP: z
    .string()
    .regex(/^(?:(?:new|existing):\d{4}-\d{2}-\d{2})?$/, "new:2026-11-28, existing:2026-11-28, or nothing")
    .refine(
      (text) => text === "" || z.iso.date().safeParse(text.split(":")[1]).success,
      "a day that there is: new:2026-11-28",
    )
    .default("")
    .transform((text) =>
      text === "" ? null : WarmUp.parse({ domain: text.split(":")[0], since: text.split(":")[1] }),
    ),
  /** How long an edition that is tried on a few readers first waits for what becomes of it; 0 tries none. */
  CANARY_MINUTES: z.coerce.number().min(0).max(720).default(30),
  /** An edition that gives no sign of life for this long is taken up again by the watchdog. */
  STANDSTILL_SECONDS: z.coerce.number().min(5).max(3600).default(300),
  /** Sites of the operator's whose scripts may sign readers up and whose pages may frame our form. */
  ORIGINS: list.pipe(z.array(origin)),
  /** Whether addresses of services for mailboxes to throw away may sign up. */
  DISPOSABLE: z.enum(["refuse", "allow"]).default("refuse"),
  /** Cloudflare Turnstile's widget and its secret: with both, every sign-up must pass its check. */
  TURNSTILE_SITE_KEY: optionalKey,
  TURNSTILE_SECRET: optionalKey,
  TURNSTILE_URL: webUrl.default("https://challenges.cloudflare.com"),
  /** Whether who has not confirmed a sign-up within a day is reminded of it, once. */
  REMINDER: z.enum(["on", "off"]).default("off"),
  RESEND_API_KEY: z.string().startsWith("re_"),
  RESEND_URL: webUrl.default("https://api.resend.com"),
  /** How editions go out: chunk by chunk as mails of our own, or by Resend's Broadcasts. See "Two lanes" in the README. */
  LANE: z.enum(["batch", "broadcast"]).default("batch"),
  /** How long a call to the provider may take before its outcome counts as unknown. A claim holds four times as long. */
  RESEND_TIMEOUT_SECONDS: z.coerce.number().min(1).max(120).default(30),
  /** Calls a second that the provider allows the whole team, until its own answers say how many it does. */
  RESEND_RATE: z.coerce.number().positive().max(100).default(2),
  /** The provider's price of a thousand mails in USD, as the operator's plan has it: for the cost in the report. */
  RESEND_PRICE: z
    .string()
    .regex(/^(?:\d{1,4}(?:\.\d{1,4})?)?$/, "USD for a thousand mails: 0.90")
    .default("")
    .transform((text) => (text === "" ? null : Number(text))),
  /** What the provider signs its webhooks with; several with commas between them while one is changed for another. */
  RESEND_WEBHOOK_SECRET: list.pipe(
    z.array(z.string().regex(/^whsec_[A-Za-z0-9+/]+={0,2}$/, "whsec_ and base64, comma-separated")),
  ),
  TOKEN_KEYS: keyRing,
  /** Keys the hashes of addresses and IPs. */
  HASH_KEY: z.string().min(32, "at least 32 characters"),
  /** Lets an editor in where Cloudflare Access does not stand before the desk. */
  DESK_TOKEN: z.string().min(24, "at least 24 characters").optional(),
  ...SourceSettings.shape,
})
export type Config = z.infer<typeof Config>

/**
 * What the settings say of the sources.
 *
 * sourceChoice(config).urls.kraken // => "https://api.kraken.com"
 */
export const sourceChoice = (settings: SourceSettings) => ({
  on: settings.SOURCES_ON,
  off: settings.SOURCES_OFF,
  urls: Object.fromEntries(providerNames.map((name) => [name, settings[urlVariable(name)]])),
  keys: { coingecko: settings.COINGECKO_KEY, coinmarketcap: settings.COINMARKETCAP_KEY },
  history: settings.HISTORY_URL,
})

/** What is missing or wrong: the setting's name and what is accepted, never its value. */
export type ConfigProblem = { name: string; problem: string }

/** Parses the environment; all problems at once. */
export function readConfig(
  env: unknown,
): { config: Config; problems: [] } | { config: null; problems: ConfigProblem[] } {
  const parsed = Config.safeParse(env)
  const problems = [...(parsed.success ? [] : problemsOf(parsed.error)), ...halfOf(env), ...unheeded(env)]
  return parsed.success && problems.length === 0
    ? { config: parsed.data, problems: [] }
    : { config: null, problems }
}

const Turnstile = Config.pick({ TURNSTILE_SITE_KEY: true, TURNSTILE_SECRET: true })

/** Half of what Turnstile needs would show its widget and check nothing, or ask for a check that no form has. */
function halfOf(env: unknown): ConfigProblem[] {
  const { data } = Turnstile.safeParse(env)
  if (data === undefined || !data.TURNSTILE_SITE_KEY === !data.TURNSTILE_SECRET) return []
  const [missing, there] = data.TURNSTILE_SECRET
    ? ["TURNSTILE_SITE_KEY", "TURNSTILE_SECRET"]
    : ["TURNSTILE_SECRET", "TURNSTILE_SITE_KEY"]
  return [{ name: String(missing), problem: `missing, as ${there} is set: both are accepted, or none` }]
}

const Paced = Config.pick({ LANE: true, WARM_UP: true, SPREAD_MINUTES: true })

/** A broadcast goes to all of its segment, as fast as the provider likes: whoever asks for less must not believe to get it. */
function unheeded(env: unknown): ConfigProblem[] {
  const { data } = Paced.safeParse(env)
  if (data?.LANE !== "broadcast") return []
  const problem = "not set, or LANE=batch: a broadcast goes to all of its segment at once"
  return [
    ...(data.WARM_UP === null ? [] : [{ name: "WARM_UP", problem }]),
    ...(data.SPREAD_MINUTES === 0 ? [] : [{ name: "SPREAD_MINUTES", problem }]),
  ]
}

/** Parses what the environment says of the sources, for commands that need nothing else of it. */
export function readSourceSettings(
  env: unknown,
): { settings: SourceSettings; problems: [] } | { settings: null; problems: ConfigProblem[] } {
  const parsed = SourceSettings.safeParse(env)
  return parsed.success
    ? { settings: parsed.data, problems: [] }
    : { settings: null, problems: problemsOf(parsed.error) }
}

/** One problem a setting, the first that was found. */
const problemsOf = ({ issues }: z.ZodError): ConfigProblem[] => {
  const named = issues.map((issue) => ({
    name: String(issue.path[0] ?? "(environment)"),
    problem: issue.code === "invalid_type" ? "missing, or not text" : issue.message,
  }))
  return named.filter(({ name }, i) => named.findIndex((each) => each.name === name) === i)
}
