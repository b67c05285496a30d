import { caniemail } from "caniemail"

// Not Windows Mail, whose support ended with 2024.
const clients = [
  "gmail.*",
  "outlook.windows",
  "outlook.macos",
  "outlook.ios",
  "outlook.android",
  "outlook.outlook-com",
  "apple-mail.*",
  "yahoo.*",
] as const

/** What some clients lack (a client, or a family of them), and why a mail is whole without it. */
type Allowed = { features: readonly string[]; by: readonly string[]; why: string }

export const allowed: readonly Allowed[] = [
  {
    features: ["<style> element", "Type selector", "Class selector", "Descendant combinator"],
    by: ["gmail.mobile-webmail"],
    why: "the style sheet only improves: without it the inline colours and the wide layout are shown",
  },
  {
    features: ["@media", "Attribute selector"],
    by: ["gmail.mobile-webmail", "outlook.windows"],
    why: "they narrow the layout on a phone and repaint the dark, in clients that know them",
  },
  {
    features: ["color-scheme CSS property", "color-scheme meta tag"],
    by: ["gmail", "outlook", "yahoo", "apple-mail.ios"],
    why: "they say that the mail has dark colours of its own; a client that does not ask inverts (see `inverted`)",
  },
  {
    features: ["<body> element"],
    by: ["outlook.macos", "yahoo"],
    why: "it becomes a <div>; the column inside has the same colours and type",
  },
  {
    features: ["display:none"],
    by: ["gmail.mobile-webmail"],
    why: "hides the preview line, which has no height and a type of one pixel besides",
  },
  {
    features: ["overflow", "max-height property"],
    by: ["outlook.windows"],
    why: "hide the preview line, which is not displayed anyway",
  },
  {
    features: ["white-space"],
    by: ["outlook.windows"],
    why: "keeps a figure on one line where it can; broken over two it reads as well",
  },
  {
    features: ["word-break"],
    by: ["yahoo"],
    why: "breaks a long link that is written out; unbroken, it is the only thing that is too wide",
  },
  {
    features: ["border-radius"],
    by: ["outlook.windows"],
    why: "corners are square there",
  },
  {
    features: ["outline"],
    by: ["outlook.windows"],
    why: "React Email's, of a picture: that it has none, which is so there in any case",
  },
  {
    features: ["height property"],
    by: ["yahoo"],
    why: "a picture's, which is left to its proportions; without it they hold as well",
  },
  {
    features: ["text-decoration-line"],
    by: ["outlook.windows"],
    why: "underlines links, which are underlined there by default",
  },
  {
    features: ["target attribute"],
    by: ["gmail", "outlook.outlook-com", "yahoo"],
    why: "React Email's; these clients open a link in a tab of its own in any case",
  },
  {
    features: ["aria-label attribute", "aria-hidden attribute"],
    by: ["yahoo"],
    why: "help who has the mail read aloud; nothing is said by them alone",
  },
]

/** What caniemail's data tells and its reader of HTML passes over; each costs a whole style, or the picture, in Gmail. */
const passedOver: readonly { feature: string; seen: RegExp }[] = [
  { feature: "<svg> element", seen: /<svg\b/i },
  { feature: "data: picture", seen: /\bsrc="data:/i },
  {
    feature: "modern colour",
    seen: /\bstyle="[^"]*\b(?:oklch|oklab|lch|lab|color|color-mix)\(|\bstyle="[^"]*\brgba?\([^),"]+ [^)]*\)/i,
  },
  { feature: "CSS variable", seen: /\bstyle="[^"]*(?:\bvar\(|--[a-z])/i },
]

/**
 * What of a mail a client lacks altogether and may not lack, a line a feature. What it knows in part is not asked about:
 * that is nearly everything, mostly for values and units which no mail of ours uses.
 */
export function clientFaults(html: string): string[] {
  const { issues } = caniemail({ clients: [...clients], html })
  const lacking = new Map<string, Set<string>>()
  for (const [client, found] of issues.errors) {
    for (const { title } of found) {
      if (mayLack(title, client)) continue
      lacking.set(title, (lacking.get(title) ?? new Set()).add(client))
    }
  }
  return [
    ...[...lacking].map(([feature, by]) => `${feature} is not known to ${[...by].sort().join(", ")}`),
    ...passedOver
      .filter(({ seen }) => seen.test(html))
      .map(({ feature }) => `${feature} is not known to gmail`),
  ]
}

const mayLack = (title: string, client: string): boolean =>
  allowed.some(
    ({ features, by }) =>
      features.includes(title) && by.some((one) => client === one || client.startsWith(`${one}.`)),
  )
