import * as z from "zod"

/** Who or what stopped a delivery: the provider's refusal, an editor, or one of the brakes. */
export const HaltKind = z.enum(["provider", "editor", "bounces", "complaints", "failures", "retraction"])
export type HaltKind = z.infer<typeof HaltKind>

/** Why a delivery is stopped. `reason` is for editors, and holds no address; `at` is in milliseconds since 1970. */
export const Halt = z.object({ kind: HaltKind, reason: z.string(), at: z.int() })
export type Halt = z.infer<typeof Halt>

/** What lets a stopped delivery go on, for editors. */
export const continues: Record<HaltKind, string> = {
  provider:
    "The mail provider refuses it until a person acts: see the provider's own pages. Release it when that is done, and it goes on where it stood.",
  editor: "An editor paused it. Release it, and it goes on where it stood; or cancel what is left of it.",
  bounces:
    "Too many of its mails came back, which costs the sender's good name. See where those readers came from; release it to go on all the same, or cancel what is left of it.",
  complaints:
    "Too many readers called it spam, which costs the sender's good name. See where those readers came from; release it to go on all the same, or cancel what is left of it.",
  failures:
    "The provider takes too many of its calls for wrong. See the log of that hour; release it to go on all the same, or cancel what is left of it.",
  retraction:
    "A figure that it prints was taken back by its sources after the first mails. Look at them; cancel what is left of it, or release it to go on all the same.",
}
