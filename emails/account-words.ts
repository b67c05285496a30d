import type { Notice } from "./notice-words.ts"
import { oneLine } from "./one-line.ts"

/** What stands around such a mail. Nothing in it was typed by the reader. */
type Around = {
  title: string
  postalAddress: string
  /** Set when the mail's replies are read: then a reply is how to object. */
  replyTo?: string | undefined
}

/** A link that was asked for, and how long it holds, in words: `60 minutes`. */
export type LinkAsk = Around & { url: string; holds: string }

/** What became of an account, as its address was until then is told. */
export type AccountChange = Around & { change: "moved" | "deleted" }

/** The words of the mail with a fresh link to the account. */
export function accountLinkWords({ title, url, holds }: LinkAsk): Notice {
  const name = oneLine(title)
  return {
    subject: `Your link to export, move or delete what ${name} keeps`,
    preview: `It holds for ${holds}. If you did not ask for it, do nothing.`,
    aside: "Your account",
    heading: "The link that you asked for",
    says: [
      `Behind it you can see all that ${name} keeps about this address, have it sent to another address, or have it deleted.`,
    ],
    action: {
      href: url,
      label: "Open my account",
      open: `Opening the link changes nothing. It holds for ${holds}. Do not pass this mail on: whoever has the link can do the same.`,
    },
    after: "If it was not you, do nothing: nothing changes, and the link ends by itself.",
    why: `You get this one mail because a link was asked for at the preferences of this address at ${name}.`,
  }
}

/** The words of the mail that asks a new address whether it is the reader's. */
export function addressConfirmWords({ title, url, holds }: LinkAsk): Notice {
  const name = oneLine(title)
  return {
    subject: `Confirm that ${name} comes to this address`,
    preview: "Say yes, and it comes here from now on. Say nothing, and nothing changes.",
    aside: "New address",
    heading: `Shall ${name} come to this address?`,
    says: [`A reader of ${name} gave this address as the new one. If that was you, say so:`],
    action: {
      href: url,
      label: "Yes, send it here",
      open: `Nothing is changed until you press the button on the page that opens. The link holds for ${holds}.`,
    },
    after: "If it was not you, ignore this mail: nothing will be sent to this address.",
    why: `You get this one mail because your address was given to ${name}. It is on no list until you confirm.`,
  }
}

const changed = {
  moved: {
    subject: (name: string) => `${name} comes to another address from now on`,
    preview: "A new address was confirmed. Nothing more is sent to this one.",
    heading: "Your address was changed",
    says: (name: string) => `${name} comes to the new address that was confirmed, and no longer to this one.`,
    why: "the address of a reader was changed from this one",
  },
  deleted: {
    subject: (name: string) => `What ${name} kept about you is deleted`,
    preview: "This is the last mail. Nothing more is sent to this address.",
    heading: "Everything is deleted",
    says: (name: string) =>
      `${name} keeps nothing about this address any more but a hash, by which nobody but you can sign it up again.`,
    why: "what was kept about this address was deleted",
  },
}

/** The words of the mail that tells an address that it was moved away from, or deleted. */
export function accountChangedWords({ title, change, replyTo }: AccountChange): Notice {
  const name = oneLine(title)
  const { subject, preview, heading, says, why } = changed[change]
  return {
    subject: subject(name),
    preview,
    aside: "Your account",
    heading,
    says: [says(name)],
    action: null,
    after: `If it was not you, someone can read your mail: the link that did it was sent to this address. Change the password of your mailbox, and ${replyTo ? "tell us by replying to this mail." : "write to us at the address below."}`,
    why: `You get this one mail because ${why} at ${name}.`,
  }
}
