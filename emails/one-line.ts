/**
 * A text on one line: a subject or a title must hold no line break.
 *
 * @example oneLine("Bitcoin\r\nBcc: x") // => "Bitcoin Bcc: x"
 */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, " ").trim()
