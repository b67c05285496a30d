/** An address of the network that is kept for examples (RFC 3849), in a 64-bit network of its own. */
export function someIp(): string {
  const [left = 0, right = 0] = crypto.getRandomValues(new Uint16Array(2))
  return `2001:db8:${left.toString(16)}:${right.toString(16)}::1`
}
