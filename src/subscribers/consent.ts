import * as z from "zod"

/** The versions of the consent text, the present one last. */
export const ConsentVersion = z.enum(["2026-11"])
export type ConsentVersion = z.infer<typeof ConsentVersion>

/**
 * What a reader agrees to, by version, word for word as the form shows it. A text that was shown is never changed or
 * removed, as it is the proof of what was agreed to; a new one gets a new version.
 */
export const consentTexts: Record<ConsentVersion, string> = {
  "2026-11":
    "By signing up I ask for this newsletter by e-mail, as often as I choose here. The publisher keeps my address, my choices, and when and how I agreed, and passes my address to nobody but the mail service that carries it. I can leave at any time with one click in any edition.",
}

/** The version that forms show now. */
export const currentConsent: ConsentVersion = "2026-11"
