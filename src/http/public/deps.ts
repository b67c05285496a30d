import type { Config } from "../../config.ts"
import type { Mail } from "../../delivery/outbox.ts"
import type { PostForm } from "../../outside.ts"
import type { Accounts } from "../../store/accounts.ts"
import type { SignUps } from "../../store/sign-ups.ts"
import type { Subscribers } from "../../store/subscribers.ts"

/** What the readers' pages need of the world; `deps.ts` at the root picks it. */
export type PublicDeps = {
  config: Config
  /** Milliseconds since 1970. */
  now(): number
  /** A new random id of letters, digits, `-` and `_`, such as a UUID. */
  newId(): string
  signUps: SignUps
  subscribers: Subscribers
  /** Counts a sign-up that comes from a network; false once there were too many in a minute. */
  mayAsk(network: string): Promise<boolean>
  postForm: PostForm
  accounts: Accounts
  /** The mail that tells an address that it was moved away from, or deleted. */
  farewell(address: string, change: "moved" | "deleted"): Promise<Mail>
  /** Puts an outbox row's id on the queue `mail`. */
  enqueueMail(outbox: string): Promise<void>
  log(event: string, details: Record<string, string | number | boolean | null>): void
}

export type PublicEnv = { Variables: { deps: PublicDeps } }
