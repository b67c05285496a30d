import type { Edition } from "../src/edition/edition.ts"
import { longDay } from "./day.ts"
import { footnoteMark, sectionUrls } from "./footnotes.ts"
import {
  editionUrl,
  type Frame,
  footerHoldings,
  ourWords,
  preferencesToken,
  unsubscribeToken,
  whyYouGetThis,
} from "./frame.ts"
import { oneLine } from "./one-line.ts"

/**
 * Every string that the mail prints besides the edition's own texts: the date, the title, the postal address, the links
 * written out in the text part with the marks that stand for them, our own words and labels. The operator's may hold
 * numerals and direction words. The longest come first, so that taking them out one by one leaves nothing behind.
 */
export function fixedStrings(edition: Edition, frame: Frame): string[] {
  const urls = edition.sections.flatMap((section) => sectionUrls(section, edition, frame))
  const printed = [
    longDay(edition.day),
    oneLine(frame.title),
    oneLine(frame.postalAddress),
    oneLine(footerHoldings(edition, frame) ?? ""),
    editionUrl(edition, frame),
    whyYouGetThis(frame),
    unsubscribeToken,
    preferencesToken,
    ...Object.values(ourWords),
    ...edition.sections.map(({ title }) => `${ourWords.evidence}: ${title}`),
    ...urls,
    ...urls.map((_, place) => footnoteMark(place)),
  ]
  return [...new Set(printed)]
    .filter((string) => string !== "")
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}
