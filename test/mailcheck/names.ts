/** What each mail is held to, by the name of its column. */
export const checks = {
  markup: "html-validate finds no fault, by a profile for mails",
  clients: "caniemail knows nothing that Gmail, Outlook, Apple Mail or Yahoo lack and that must not be lost",
  light: "axe-core finds no fault in Chromium, in the light",
  dark: "nor in the dark: by the media query, and by the attributes that Outlook sets",
  inverted: "every text keeps its contrast where a client inverts the colours by force",
  spam: "SpamAssassin scores it under 1.0, and no rule over 0.5",
  size: "the HTML is 60 KB or less, its style sheet 16 KB, and it has one picture at most",
  links: "links lead by https to our own site or a named source, and no wallet's address is in it",
  headers: "its headers are those of RFC 8058 and 2919, on one line each, and its title is its subject",
  "round trip": "as a MIME message, parsed again, it is the same mail",
} as const

export type CheckName = keyof typeof checks

export const checkNames = Object.keys(checks) as CheckName[]
