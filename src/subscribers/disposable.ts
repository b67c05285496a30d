import { disposableEmailBlocklistSet } from "disposable-email-domains-js"
import { type Address, domainOf } from "./address.ts"

/** Read when it is first asked for: most requests ask for none of it. */
let list: ReadonlySet<string> | undefined

/**
 * Whether the address is one of a service that hands out mailboxes for minutes, by the public list of such domains
 * (https://github.com/disposable-email-domains/disposable-email-domains). What lies under such a domain counts as well.
 *
 * @example isDisposable(Address.parse("x@mailinator.com")) // => true
 */
export function isDisposable(address: Address): boolean {
  list ??= disposableEmailBlocklistSet()
  const labels = domainOf(address).split(".")
  return labels.some((_, place) => list?.has(labels.slice(place).join(".")))
}
