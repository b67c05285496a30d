const lowest = 0.1
const highest = 1000
/** In seconds: the window of a rate is short; what asks for more is a quota, and its refusal says so. */
const longestReset = 60

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

// We use 90 % of the rate. That leaves a call in ten: of a smaller window we may well have used each call ourselves, and to
// wait for its end would only slow us down.
const tellingWindow = 10

/**
 * How long the team may not call any more, in ms, where an answer says that nothing is left of a window that our own pace does
 * not use up: others of the team call too. Null where something is left, or the answer does not say.
 *
 * - https://resend.com/docs/api-reference/rate-limit
 *
 * spentForMs({ "ratelimit-limit": "10", "ratelimit-remaining": "0", "ratelimit-reset": "1" }) // => 1000
 */
export function spentForMs(headers: Readonly<Record<string, string>> | null): number | null {
  const [limit, left, reset] = ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"].map((name) => {
    const value = headers?.[name] ?? ""
    return /^\d{1,6}$/.test(value) ? Number(value) : null
  })
  if (limit == null || limit < tellingWindow || left !== 0) return null
  return reset == null || reset < 1 || reset > longestReset ? null : reset * 1000
}
