import * as z from "zod"

/**
 * Text of at most 100 characters on one line, as a link to a form may carry; none when it is empty. One with an @ is refused:
 * some tools put addresses into links, and an address stands nowhere but in its own column.
 */
export const Mark = z
  .string()
  .regex(/^[^@\p{C}]{0,100}$/u)
  .transform((text) => text || undefined)

/** The marks by which a campaign's links are told apart. */
export const utmNames = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"] as const
export type Marks = Partial<Record<(typeof utmNames)[number], string>>
