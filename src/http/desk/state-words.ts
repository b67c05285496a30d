import type { Decision, EditionState } from "../../store/edition-row.ts"

/** What each state of an edition means, in words for an editor. */
export const stateWords: Record<EditionState, string> = {
  making: "is being made",
  waiting: "waits for an editor",
  held: "is held: it is not sent as it stands",
  released: "is released and about to be planned",
  sending: "is on its way to its readers",
  stopped: "is stopped until an editor lets it go on",
  done: "is done",
  rejected: "was rejected by an editor",
  missed: "was missed: its slot was too long past",
  failed: "failed",
}

/** What an editor may decide in each state, and what that does. */
export const choices: Partial<
  Record<EditionState, { hint: string; actions: Partial<Record<Decision["action"], string>> }>
> = {
  waiting: {
    hint: "Released, it goes out to its readers as it stands below.",
    actions: { release: "Release: send it", reject: "Reject: never send it" },
  },
  held: {
    hint: "What is held is never sent as it stands: released, it is made anew from figures gathered then, as its next version.",
    actions: { release: "Release: make it anew", reject: "Reject: never send it" },
  },
  released: {
    hint: "It is about to go. Paused, it waits until it is released; cancelled, it is never sent.",
    actions: { pause: "Pause: wait with it", cancel: "Cancel: never send it" },
  },
  sending: {
    hint: "It is going out. Who has it has it: paused, the others wait until it is released; cancelled, they do not get it.",
    actions: { pause: "Pause: send no more for now", cancel: "Cancel: send no more of it" },
  },
  stopped: {
    hint: "Released, it goes on where it stood: who has it does not get it again. Cancelled, nobody else gets it.",
    actions: { release: "Release: let it go on", cancel: "Cancel: send no more of it" },
  },
}
