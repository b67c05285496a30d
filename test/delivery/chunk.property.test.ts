import * as fc from "fast-check"
import { expect, test } from "vitest"
import { next, unknownForMs } from "../../src/delivery/chunk.ts"
import { type Chunk, idempotencyKey, isSettled } from "../../src/delivery/chunk-shape.ts"
import { conservation, tally } from "../../src/delivery/conservation.ts"
import { notSubmitted } from "../../src/delivery/not-submitted.ts"
import { deadline, eventAt, fresh, type Happening, happenings } from "./chunk-events.ts"

type Post = { attempt: number; key: string; at: number; outcome: string | null }
type Step = { before: Chunk; after: Chunk; happening: Happening; now: number; posts: Post[] }

/** Runs happenings through `next`, and shows each step with every call that was made to the provider until then. */
function run(story: readonly Happening[], look: (step: Step) => void): void {
  let chunk = fresh()
  let now = 0
  const posts: Post[] = []
  for (const happening of story) {
    if (happening.type === "time") {
      now += happening.ms
      continue
    }
    const event = eventAt(happening, chunk, now)
    // What a call came to is known to the world even where the machine, rightly, no longer listens to it.
    if ("attempt" in event) {
      const post = posts.find(({ attempt }) => attempt === event.attempt)
      if (post) post.outcome ??= event.type
    }
    const before = chunk
    const step = next(before, event)
    if (step.chunk === undefined) continue
    chunk = step.chunk
    if (happening.type === "claim" && chunk.state === "claimed") {
      posts.push({ attempt: chunk.attempts, key: idempotencyKey(chunk), at: now, outcome: null })
    }
    look({ before, after: chunk, happening, now, posts })
  }
}

const always = (look: (step: Step) => void) =>
  fc.assert(
    fc.property(happenings, (story) => run(story, look)),
    { numRuns: 3000 },
  )

test("a second key is used only when every call under the first was definitely refused", () => {
  always(({ posts }) => {
    const latest = posts.at(-1)
    for (const post of posts) if (post.key !== latest?.key) expect(post.outcome).toBe("refused")
  })
})

test("calls under one key carry the same readers, byte for byte", () => {
  const seen = new Map<string, string>()
  fc.assert(
    fc.property(happenings, (story) => {
      seen.clear()
      run(story, ({ after }) => {
        if (after.state !== "claimed") return
        const bytes = JSON.stringify(after.frozen)
        expect(seen.get(idempotencyKey(after)) ?? bytes).toBe(bytes)
        seen.set(idempotencyKey(after), bytes)
      })
    }),
    { numRuns: 3000 },
  )
})

test("after planning readers are only ever taken out", () => {
  always(({ before, after }) => {
    expect(before.ids).toEqual(expect.arrayContaining(after.ids))
    expect(after.left).toBeGreaterThanOrEqual(before.left)
    expect(after.suppressed).toBeGreaterThanOrEqual(before.suppressed)
  })
})

test("freeze rises only by a definite refusal with no unknown outcome before", () => {
  always(({ before, after, happening }) => {
    if (after.freeze === before.freeze) return
    expect(after.freeze).toBe(before.freeze + 1)
    expect(happening.type).toBe("refused")
    expect(before.firstUnknownAt).toBeNull()
  })
})

test("every planned reader is accounted for after every step", () => {
  always(({ after }) => {
    expect(conservation(4, tally([after]))).toBeNull()
    expect(after.ids.length + after.left + after.suppressed).toBe(after.n)
    const gone = (why: string) => after.gone.filter((each) => each.why === why).length
    expect([gone("left"), gone("suppressed")]).toEqual([after.left, after.suppressed])
    const out = notSubmitted(after).map(({ id }) => id)
    expect(new Set(out).size).toBe(out.length)
    expect(out.length + tally([after]).submitted).toBe(after.n)
  })
})

test("what is settled stays so, save that a chunk in doubt may yet turn out to have been accepted", () => {
  always(({ before, after, happening }) => {
    if (!isSettled(before)) return
    expect([before.state, happening.type, after.state]).toEqual(["in_doubt", "accepted", "submitted"])
  })
})

test("no call is made 23 hours or more after the first that may still be unanswered, and no first call after the deadline", () => {
  always(({ before, after, now, posts }) => {
    if (after.state !== "claimed" || after.attempts === before.attempts) return
    if (before.frozen === null) expect(now).toBeLessThan(deadline)
    const sameKey = posts.filter(({ key, outcome }) => key === idempotencyKey(after) && outcome !== "refused")
    expect(now - (sameKey[0]?.at ?? now)).toBeLessThan(unknownForMs)
  })
})

test("two holders never have the lease at once, and each step raises the version by one", () => {
  always(({ before, after, now }) => {
    expect(after.version).toBe(before.version + 1)
    if (after.attempts > before.attempts && before.state === "claimed") {
      expect(now).toBeGreaterThanOrEqual(before.leaseUntil)
    }
  })
})

test("addresses are kept only while another try may need them", () => {
  always(({ after }) => {
    if (after.state === "submitted" || after.state === "failed") expect(after.frozen).toBeNull()
  })
})
