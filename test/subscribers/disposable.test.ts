import { expect, test } from "vitest"
import { Address } from "../../src/subscribers/address.ts"
import { isDisposable } from "../../src/subscribers/disposable.ts"

test.each([
  ["mailinator.com", true],
  ["MAILINATOR.com", true],
  ["anything.mailinator.com", true],
  ["mailinator.com.au.example", false],
  ["mailinator.com.example", false],
  ["gmail.com", false],
  ["proton.me", false],
  ["example.com", false],
])("%s is of a service for mailboxes to throw away: %s", (domain, is) => {
  expect(isDisposable(Address.parse(`ada@${domain}`))).toBe(is)
})
