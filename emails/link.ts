/**
 * Whether a link may be printed. An edition's links lead to others' sites and are https; only the operator's own may be
 * http, on loopback, and these are not asked here.
 *
 * @example isWebLink("javascript:alert(1)") // => false
 */
export const isWebLink = (url: string): boolean => /^https:\/\/[^\s"'<>\\]+$/i.test(url)
