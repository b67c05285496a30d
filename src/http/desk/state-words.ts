import type { EditionState } from "../../store/edition-row.ts"

/** What each state of an edition means, in words for an editor. */
export const stateWords: Record<EditionState, string> = {
  making: "is being made",
  waiting: "waits for an editor",
  held: "is held: it is not sent as it stands",
  released: "is released and about to be planned",
  sending: "is on its way to its readers",
  stopped: "is stopped: the mail provider refuses it until a person acts",
  done: "is done",
  rejected: "was rejected by an editor",
  missed: "was missed: its slot was too long past",
  failed: "failed",
}

/** The states in which an editor decides. */
export const decidable = (state: EditionState): boolean =>
  state === "waiting" || state === "held" || state === "stopped"
