import type { Browser } from "playwright-core"
import { accessibilityFaults } from "./accessibility.ts"
import type { CheckedMail } from "./checked-mail.ts"
import { noChromium, openChromium, withMail } from "./chromium.ts"
import { clientFaults } from "./clients.ts"
import { headerFaults } from "./headers.ts"
import { inversionFaults } from "./inverted-contrast.ts"
import { linkFaults } from "./links.ts"
import { markupFaults } from "./markup.ts"
import type { CheckName } from "./names.ts"
import { roundTripFaults } from "./round-trip.ts"
import { sizeFaults, sizeOf } from "./size.ts"
import { noSpamAssassin, scoreOf, spamFaults, spamVerdicts } from "./spam.ts"

/** What is wrong with a mail, by the check that found it; an empty list where it found nothing. */
export type Judged = {
  name: string
  subject: string
  /** Of HTML. */
  bytes: number
  /** SpamAssassin's; null where it was not asked. */
  spamScore: number | null
  faults: Partial<Record<CheckName, string[]>>
}

/** `notChecked`: the checks whose tool is missing, and why. */
export type Mailcheck = { mails: Judged[]; notChecked: { check: CheckName; why: string }[] }

/** Holds each mail to every check whose tool is there. */
export async function mailcheck(mails: readonly CheckedMail[]): Promise<Mailcheck> {
  const verdicts = noSpamAssassin === null ? await spamVerdicts(mails.map(({ sent }) => sent)) : null
  const browser = noChromium === null ? await openChromium() : null
  try {
    const judged: Judged[] = []
    for (const [index, mail] of mails.entries()) {
      const verdict = verdicts?.[index]
      const { html, subject } = mail.sent
      judged.push({
        name: mail.name,
        subject,
        bytes: sizeOf(mail.sent),
        spamScore: verdict ? scoreOf(verdict) : null,
        faults: {
          markup: await markupFaults(html),
          clients: clientFaults(html),
          ...(browser && (await looks(browser, html))),
          ...(verdict && { spam: spamFaults(verdict) }),
          size: sizeFaults(mail.sent),
          links: linkFaults(mail),
          headers: headerFaults(mail),
          "round trip": await roundTripFaults(mail.sent),
        },
      })
    }
    return {
      mails: judged,
      notChecked: [...missing(noChromium, inBrowser), ...missing(noSpamAssassin, ["spam"])],
    }
  } finally {
    await browser?.close()
  }
}

const inBrowser = ["light", "dark", "inverted"] as const

const looks = (browser: Browser, html: string): Promise<Record<(typeof inBrowser)[number], string[]>> =>
  withMail(browser, html, { colorScheme: "light" }, async (page) => ({
    light: await accessibilityFaults(page, "light"),
    dark: await accessibilityFaults(page, "dark"),
    inverted: await inversionFaults(page),
  }))

const missing = (why: string | null, checks: readonly CheckName[]): Mailcheck["notChecked"] =>
  why === null ? [] : checks.map((check) => ({ check, why }))
