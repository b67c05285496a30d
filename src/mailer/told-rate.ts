const lowest = 0.1
const highest = 1000

/**
 * How many calls a second an answer says that the team may make: `ratelimit-policy` has a number and its window in seconds,
 * `ratelimit-limit` a number for one second. Null where neither is there, or it is not a number to go by.
 *
 * - https://resend.com/docs/api-reference/rate-limit
 *
 * toldRate({ "ratelimit-policy": "10;w=1" }) // => 10
 */
export function toldRate(headers: Readonly<Record<string, string>> | null): number | null {
  const [, calls, seconds] = /(?:^|[\s;=])(\d+)\s*;\s*w=(\d+)/.exec(headers?.["ratelimit-policy"] ?? "") ?? []
  const limit = /^\d+$/.exec(headers?.["ratelimit-limit"] ?? "")?.[0]
  const rate = calls !== undefined && seconds !== undefined ? Number(calls) / Number(seconds) : Number(limit)
  return rate >= lowest && rate <= highest ? rate : null
}
