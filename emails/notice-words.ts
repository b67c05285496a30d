/** A short mail about an account: what happened or is asked, one button at most, and what to do if it was not the reader. */
export type Notice = {
  subject: string
  preview: string
  aside: string
  heading: string
  says: string[]
  /** The one thing to press, and what is said of its link. */
  action: { href: string; label: string; open: string } | null
  after: string
  why: string
}
