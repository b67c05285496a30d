import { FooterLink, FooterText } from "./footer.tsx"
import { ourWords } from "./frame.ts"
import { oneLine } from "./one-line.ts"

type ReaderFooter = { why: string; preferencesUrl: string; unsubscribeUrl: string; postalAddress: string }

/** The foot of a mail to one reader: why it came, the reader's own pages, who sends it. */
export function ReaderFooter({ why, preferencesUrl, unsubscribeUrl, postalAddress }: ReaderFooter) {
  return (
    <>
      <FooterText>{why}</FooterText>
      <FooterLink href={preferencesUrl}>{ourWords.preferences}</FooterLink>{" "}
      <FooterLink href={unsubscribeUrl}>{ourWords.unsubscribe}</FooterLink>
      <FooterText>{oneLine(postalAddress)}</FooterText>
    </>
  )
}
