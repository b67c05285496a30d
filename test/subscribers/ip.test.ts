import { expect, test } from "vitest"
import { ipHash, networkOf } from "../../src/subscribers/ip.ts"
import { addressHash } from "../../src/subscribers/suppression.ts"

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["2001:DB8:0:0:ffff::", "2001:db8:0:0"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:0db8:0001::9", "2001:db8:1:0"],
  ["::1", "0:0:0:0"],
])("requests from %s count for %s", (ip, network) => {
  expect(networkOf(ip)).toBe(network)
})

test("an IP's hash is keyed, tells IPs apart, and is never an address's", async () => {
  const hash = await ipHash("key", "192.0.2.7")
  expect(hash).toMatch(/^[\w-]{43}$/)
  expect(await ipHash("key", "192.0.2.7")).toBe(hash)
  expect(await ipHash("another key", "192.0.2.7")).not.toBe(hash)
  expect(await ipHash("key", "192.0.2.8")).not.toBe(hash)
  expect(await addressHash("key", "192.0.2.7")).not.toBe(hash)
})
