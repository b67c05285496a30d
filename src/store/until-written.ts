/** Tries again while another request changes the row between reading and writing, which `attempt` tells by null. */
export async function untilWritten<T>(attempt: () => Promise<T | null>): Promise<T> {
  for (let round = 1; round <= 5; round += 1) {
    const result = await attempt()
    if (result !== null) return result
  }
  throw new Error("cannot write a subscriber: the row changed five times between reading and writing")
}
