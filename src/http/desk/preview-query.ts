import * as z from "zod"
import { testAddressesAtMost } from "../../delivery/test-send.ts"
import { ReaderKind } from "../../subscribers/reader-kind.ts"
import type { Problem } from "../problem-page.tsx"

export const View = z.enum(["mail", "text", "web", "pictures", "evidence"])
export type View = z.infer<typeof View>

/** How a mail is looked at. Without a scheme it has the colours of the screen that it is on. */
export const MailQuery = z.object({
  as: ReaderKind.default("general"),
  scheme: z.enum(["light", "dark"]).optional(),
  images: z.enum(["on", "off"]).default("on"),
})
export type MailQuery = z.infer<typeof MailQuery>
export type Scheme = NonNullable<MailQuery["scheme"]>

/** What of an edition is looked at; `width` is that of the mail's frame in CSS px, `tested` how many test mails were just asked for. */
export const PreviewQuery = MailQuery.extend({
  view: View.default("mail"),
  width: z.enum(["360", "640"]).default("640"),
  tested: z.coerce.number().int().min(1).max(testAddressesAtMost).optional(),
})
export type PreviewQuery = z.infer<typeof PreviewQuery>

const accepted: Record<string, string> = {
  view: View.options.join(", "),
  as: ReaderKind.options.join(", "),
  scheme: "light, dark, or left out for the screen's own",
  images: "on, off",
  width: "360, 640",
  tested: `a whole number from 1 to ${testAddressesAtMost}`,
}

/** The answer to a query that does not fit: each parameter that is wrong, with what is accepted in its place. */
export const badQuery = (error: z.ZodError): Problem => ({
  status: 400,
  title: "there is no such view",
  errors: error.issues.map(({ path }) => {
    const field = String(path[0])
    return { field, accepted: accepted[field] ?? "" }
  }),
})

/**
 * The address of a view. What is as it would be anyway is left out.
 *
 * @example previewPath("2026-02-08", { view: "mail", as: "trader", scheme: "dark", images: "on", width: "640" })
 * // => "/preview/2026-02-08?view=mail&as=trader&scheme=dark"
 */
export const previewPath = (slug: string, { view, as, scheme, images, width }: PreviewQuery): string =>
  `/preview/${slug}?${new URLSearchParams({
    view,
    as,
    ...(scheme && { scheme }),
    ...(images === "off" && { images }),
    ...(width === "360" && { width }),
  })}`

/** The address of the mail alone. */
export const mailPath = (slug: string, { as, scheme, images }: MailQuery): string =>
  `/preview/${slug}/mail?${new URLSearchParams({
    as,
    ...(scheme && { scheme }),
    ...(images === "off" && { images }),
  })}`
