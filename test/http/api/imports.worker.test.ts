import { env } from "cloudflare:workers"
import { beforeEach, describe, expect, test } from "vitest"
import { importsIn } from "../../../src/store/imports.ts"
import { subscribersIn } from "../../../src/store/subscribers.ts"
import { maxPartBytes, maxPartRows } from "../../../src/subscribers/import/row.ts"
import { addressHash } from "../../../src/subscribers/suppression.ts"
import { createReader, createSite, day, type Site, start } from "../public/reader-site.ts"
import { ask, bearer, everything, json } from "../site.ts"
import {
  askCommit,
  askUndo,
  basis,
  begin,
  clearImports,
  commit,
  imported,
  list,
  put,
  row,
  rowsIn,
  rowsOf,
  show,
  since,
  staged,
  undo,
} from "./import-desk.ts"

let site: Site
beforeEach(async () => {
  site = await createSite()
  await clearImports()
})
const imports = () => importsIn(env.DB, site.deps.config.HASH_KEY)
const stateOf = (address: string) => site.stateOf(address)
const zero = { ready: 0, confirm: 0, left: 0, disabled: 0, suppressed: 0, here: 0, waiting: 0, gone: 0 }

describe("before the commit", () => {
  test("a list is reported on, and nobody is a reader yet", async () => {
    const rows = rowsOf(
      "id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers",
      "1,ada@example.com,Ada,,true,false,cus_1,2019-05-20T10:00:00.000Z,,,",
      "2,bob@example.com,Bob,,false,false,,2020-05-20T10:00:00.000Z,,,",
      "3,carl@example.com,Carl,,true,false,,,,,",
    )
    const id = await staged([rows])
    expect(await show(id)).toMatchObject({
      state: "open",
      ...list,
      parts: 1,
      records: 3,
      duplicates: 0,
      paid: 1,
      verdicts: { ...zero, ready: 1, left: 1, confirm: 1 },
    })
    expect(await rowsIn("SELECT * FROM subscribers")).toEqual([])
    expect(await rowsIn("SELECT * FROM outbox")).toEqual([])
  })

  test("the same list is not begun twice, and a part that is sent again is a no-op", async () => {
    const id = await staged([[row("ada@example.com")]])
    expect((await begin()).id).toBe(id)
    expect((await begin({ basis: "another" })).id).not.toBe(id)
    const before = await everything()
    expect((await put(id, 0, { rows: [row("ada@example.com")], faults: [] })).status).toBe(204)
    expect(await everything()).toBe(before)
  })

  test("what is in a list twice counts once, by its strictest row, in whatever order the parts come", async () => {
    const one = [row("Ada@example.com"), row("bob@example.com", { wants: "bounced", line: 3 })]
    const two = [row("ada@example.com", { wants: "left", line: 4 }), row("bob@example.com", { line: 5 })]
    for (const [parts, file] of [
      [[one, two], "aa"],
      [[two, one], "bb"],
    ] as const) {
      const id = await staged([...parts.map((part) => [...part])], { file: file.repeat(32) })
      expect(await show(id)).toMatchObject({ duplicates: 2, verdicts: { ...zero, left: 1, suppressed: 1 } })
    }
  })

  test("faults are told by line and reason", async () => {
    const { id } = await begin()
    const faults = [{ line: 7, problem: "no address" }]
    await put(id, 1, { rows: [], faults: [{ line: 1207, problem: "12 cells" }] })
    await put(id, 0, { rows: [row("ada@example.com")], faults })
    expect((await show(id)).malformed).toEqual({
      count: 2,
      first: [...faults, { line: 1207, problem: "12 cells" }],
    })
  })

  test("a list that is never committed is forgotten after seven days", async () => {
    const id = await staged([[row("ada@example.com")]])
    const begun = Date.UTC(2026, 1, 9, 0, 20)
    await imports().forget(begun + 7 * day - 1)
    expect(await rowsIn("SELECT address FROM import_rows")).toHaveLength(1)
    await imports().forget(begun + 7 * day)
    expect(await rowsIn("SELECT address FROM import_rows")).toEqual([])
    expect((await show(id)).state).toBe("expired")
    expect((await askCommit(id, 1)).status).toBe(409)
  })
})

describe("what is refused changes nothing", () => {
  test.each([
    ["no file", { file: undefined }, "file"],
    ["a hash that is none", { file: "xyz" }, "file"],
    ["an unknown format", { format: "excel" }, "format"],
    ["a basis of two lines", { basis: "a\nb" }, "basis"],
    ["another field", { dryRun: true }, "(unknown)"],
  ])("an import with %s", async (_, rest, field) => {
    const before = await everything()
    const answer = await ask("/api/v1/imports", {
      method: "POST",
      headers: { ...bearer, ...json },
      body: JSON.stringify({ ...list, ...rest }),
    })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ errors: [{ field, accepted: expect.any(String) }] })
    expect(await everything()).toBe(before)
  })

  test("a part that is not what its digest says, too large, no part, of an unknown import or another's number", async () => {
    const id = await staged([[row("ada@example.com")]])
    const before = await everything()
    const part = { rows: [row("bob@example.com")], faults: [] }
    const refused = async (answer: Promise<Response>) => {
      const { status } = await answer
      return status
    }
    expect(await refused(put(id, 1, part, "sha-256=:AAAA:"))).toBe(422)
    expect(await refused(put(id, 1, "x".repeat(maxPartBytes + 1)))).toBe(413)
    expect(await refused(put(id, 1, "{"))).toBe(422)
    expect(
      await refused(put(id, 1, { rows: [{ ...row("bob@example.com"), name: "Bob" }], faults: [] })),
    ).toBe(422)
    expect(
      await refused(put(id, 1, { rows: [{ ...row("bob@example.com"), address: "bob" }], faults: [] })),
    ).toBe(422)
    const many = Array.from({ length: maxPartRows + 1 }, (_, line) => ({ line: line + 1, problem: "x" }))
    expect(await refused(put(id, 1, { rows: [], faults: many }))).toBe(422)
    expect(await refused(put(id, -1, part))).toBe(404)
    expect(await refused(put("nobody", 0, part))).toBe(404)
    expect(await refused(put(id, 0, part))).toBe(409)
    expect(await everything()).toBe(before)
  })

  test("no answer to a bad part holds an address", async () => {
    const id = await staged([[]])
    const answer = await put(id, 1, {
      rows: [{ ...row("bob@example.com"), address: "bob@@example.com" }],
      faults: [],
    })
    const text = await answer.text()
    expect(text).toContain("rows.0.address")
    expect(text).not.toContain("@")
  })

  test("a commit while parts are missing, naming them; and of what is not there", async () => {
    const { id } = await begin()
    await put(id, 1, { rows: [row("ada@example.com")], faults: [] })
    const before = await everything()
    const answer = await askCommit(id, 3)
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ detail: "Missing are: 0, 2." })
    expect((await askCommit(id, 0)).status).toBe(409)
    expect((await askCommit("nobody", 1)).status).toBe(404)
    expect((await askUndo("nobody")).status).toBe(404)
    expect(await everything()).toBe(before)
  })

  test.each([
    ["POST", "/api/v1/imports"],
    ["GET", "/api/v1/imports/x"],
    ["PUT", "/api/v1/imports/x/parts/0"],
    ["POST", "/api/v1/imports/x/commit"],
    ["POST", "/api/v1/imports/x/undo"],
  ])("%s %s without an editor's proof, or by another site", async (method, path) => {
    const before = await everything()
    const body = method === "GET" ? {} : { body: "{}" }
    expect((await ask(path, { method, ...body })).status).toBe(401)
    if (path.endsWith("undo")) {
      const headers = { ...bearer, "Sec-Fetch-Site": "cross-site" }
      expect((await ask(path, { method, headers })).status).toBe(403)
    }
    expect(await everything()).toBe(before)
  })
})

describe("the commit", () => {
  test("makes readers by the basis, with the proof of it, and keeps no address of anyone else", async () => {
    const id = await imported([
      [
        row("ada@example.com", { kind: "trader" }),
        row("bob@example.com", { wants: "left" }),
        row("carl@example.com", { wants: "bounced" }),
        row("dora@example.com", { wants: "complained" }),
        row("emil@example.com", { wants: "disabled" }),
      ],
    ])
    expect(await show(id)).toMatchObject({
      state: "done",
      left: 0,
      verdicts: { ...zero, ready: 1, left: 1, disabled: 1, suppressed: 2 },
    })
    expect(
      await rowsIn(
        "SELECT address, state, kind, frequency, confirmed_at FROM subscribers ORDER BY address DESC",
      ),
    ).toEqual([
      {
        address: "ada@example.com",
        state: "confirmed",
        kind: "trader",
        frequency: "weekly",
        confirmed_at: since,
      },
      { address: null, state: "unsubscribed", kind: "general", frequency: "weekly", confirmed_at: null },
      { address: null, state: "unsubscribed", kind: "general", frequency: "weekly", confirmed_at: null },
    ])
    expect(
      await rowsIn("SELECT form, source, basis, import_job, asked_at, confirmed_at FROM consents"),
    ).toEqual([
      { form: "import", source: "Ghost", basis, import_job: id, asked_at: since, confirmed_at: since },
    ])
    const [ada] = await rowsIn("SELECT public_id FROM subscribers WHERE address = 'ada@example.com'")
    expect(await site.deps.accounts.kept(String(ada?.public_id))).toMatchObject({
      consents: [{ form: "import", basis, list: list.file }],
    })
    expect(await rowsIn("SELECT reason FROM suppressions ORDER BY reason")).toEqual([
      { reason: "bounce" },
      { reason: "complaint" },
    ])
    expect(await rowsIn("SELECT address FROM import_rows WHERE address IS NOT NULL")).toEqual([])
    expect(await rowsIn("SELECT * FROM outbox")).toEqual([])
  })

  test("brings nobody back who left, was erased or must not be written to, and leaves readers as they are", async () => {
    const { subscribers } = site
    const reads = await createReader(site, "reads@example.com")
    await subscribers.choose(reads, { type: "save", kind: "trader", frequency: "daily" }, start)
    await subscribers.unsubscribe(await createReader(site, "left@example.com"), start)
    await subscribers.suppress(await createReader(site, "bounced@example.com"), "bounce", start)
    const erased = await createReader(site, "erased@example.com")
    await site.deps.accounts.erase(erased, 1, null, start)
    await site.signUp({ email: "waits@example.com" })
    const before = await rowsIn("SELECT * FROM subscribers ORDER BY id")
    const names = ["reads", "left", "bounced", "erased", "waits"]
    const id = await imported([names.map((name) => row(`${name}@example.com`))], { moved: true })
    expect((await show(id)).verdicts).toEqual({ ...zero, here: 1, waiting: 1, gone: 3 })
    expect(await rowsIn("SELECT * FROM subscribers ORDER BY id")).toEqual(before)
    expect(await imports().mailStep(id, 100, start)).toEqual([])
  })

  test("asks whoever has no basis or date, some at a time, by the ordinary mail", async () => {
    const id = await imported([
      ["ada", "bob", "carl"].map((name) => row(`${name}@example.com`, { since: null })),
    ])
    expect(await rowsIn("SELECT * FROM subscribers")).toEqual([])
    const first = await imports().mailStep(id, 2, start)
    expect(first).toHaveLength(2)
    expect(await rowsIn("SELECT state FROM subscribers")).toEqual([
      { state: "pending" },
      { state: "pending" },
    ])
    const second = await imports().mailStep(id, 2, start)
    expect(second).toHaveLength(1)
    expect(await imports().mailStep(id, 2, start)).toEqual([])
    expect(await imports().underWay()).toEqual([])
    const path = await site.confirmPath(first[0] ?? "")
    expect((await site.request(path ?? "", { method: "POST" })).status).toBe(200)
    expect(await rowsIn("SELECT state FROM subscribers WHERE state = 'confirmed'")).toHaveLength(1)
    expect(await rowsIn("SELECT address FROM import_rows WHERE address IS NOT NULL")).toEqual([])
  })

  test("asks nobody who has left or been suppressed between the commit and the mail", async () => {
    const id = await imported([
      [row("ada@example.com", { since: null }), row("bob@example.com", { since: null })],
    ])
    await subscribersIn(env.DB).unsubscribe(await createReader(site, "ada@example.com"), start)
    await site.subscribers.suppressAddress(
      await addressHash(site.deps.config.HASH_KEY, "bob@example.com"),
      "manual",
      start,
    )
    expect(await imports().mailStep(id, 10, start)).toEqual([])
    expect(await stateOf("ada@example.com")).toBe("unsubscribed")
  })

  test("tells of the move where that is wanted, once", async () => {
    const id = await imported([[row("ada@example.com")]], { moved: true })
    const mails = await imports().mailStep(id, 10, start)
    expect(mails).toEqual([expect.stringMatching(/^moved\//)])
    expect(await imports().mailStep(id, 10, start)).toEqual([])
    expect(await rowsIn("SELECT purpose FROM outbox")).toEqual([{ purpose: "moved" }])
  })

  test("that is cut off between any two steps goes on to the same rows", async () => {
    const readers = Array.from({ length: 2500 }, (_, n) => row(`reader-${n}@example.com`, { line: n + 2 }))
    const parts = [readers.slice(0, 900), readers.slice(900, 1800), readers.slice(1800)]
    const id = await staged(parts)
    const { startCommit, commitStep, underWay } = imports()
    await startCommit(id, 3, start)
    expect(await commitStep(id)).toBe(true)
    expect(await rowsIn("SELECT count(*) AS n FROM subscribers")).toEqual([{ n: 1000 }])
    expect((await show(id)).left).toBe(1500)
    expect(await underWay()).toEqual([id])
    // Two go on at once, as the command and the watchdog may.
    await Promise.all([commitStep(id), commitStep(id)])
    expect((await commit(id, 3)).state).toBe("done")
    expect(await commit(id, 3)).toMatchObject({ state: "done", verdicts: { ...zero, ready: 2500 } })
    expect(
      await rowsIn(
        "SELECT count(*) AS n, count(DISTINCT address) AS d, sum(state = 'confirmed') AS c FROM subscribers",
      ),
    ).toEqual([{ n: 2500, d: 2500, c: 2500 }])
    expect(await rowsIn("SELECT count(*) AS n FROM consents")).toEqual([{ n: 2500 }])
  })
})

describe("the undoing", () => {
  test("takes away what the import brought, and nothing else", async () => {
    await createReader(site, "own@example.com")
    const before = await everythingOfReaders()
    const id = await imported(
      [
        [
          row("ada@example.com"),
          row("bob@example.com", { wants: "left" }),
          row("carl@example.com", { wants: "bounced" }),
          row("dora@example.com", { since: null }),
          row("emil@example.com", { since: null }),
        ],
      ],
      { moved: true },
    )
    await imports().mailStep(id, 3, start)
    expect(await undo(id)).toMatchObject({ state: "undone", kept: 0 })
    expect(await everythingOfReaders()).toEqual(before)
    expect(await rowsIn("SELECT address FROM import_rows WHERE address IS NOT NULL")).toEqual([])
    expect(await imports().underWay()).toEqual([])
    expect((await undo(id)).state).toBe("undone")
  })

  test("leaves readers who have acted since as they have made themselves", async () => {
    const names = ["chose", "left", "asked", "quiet"]
    const id = await imported([
      [...names.map((name) => row(`${name}@example.com`)), row("new@example.com", { since: null })],
    ])
    const [mail = ""] = await imports().mailStep(id, 10, start)
    await site.request((await site.confirmPath(mail)) ?? "", { method: "POST" })
    await site.subscribers.choose(await publicIdOf("chose"), { type: "pause" }, start)
    await site.subscribers.unsubscribe(await publicIdOf("left"), start)
    await site.signUp({ email: "asked@example.com" })
    expect((await undo(id)).kept).toBe(4)
    expect(await stateOf("new@example.com")).toBe("confirmed")
    expect(await stateOf("chose@example.com")).toBe("confirmed")
    expect(await stateOf("left@example.com")).toBe("unsubscribed")
    // Who signed up besides is asked by that sign-up: the list is no basis any more.
    expect(await stateOf("asked@example.com")).toBe("pending")
    expect(await stateOf("quiet@example.com")).toBeNull()
  })

  test("keeps a suppression that has come about here since", async () => {
    const id = await imported([[row("carl@example.com", { wants: "bounced" })]])
    const [{ address_hmac: hmac } = {}] = await rowsIn("SELECT address_hmac FROM suppressions")
    await site.subscribers.suppressAddress(String(hmac), "manual", start)
    await undo(id)
    expect(await rowsIn("SELECT reason FROM suppressions")).toEqual([{ reason: "manual" }])
  })

  test("stops a commit that is under way", async () => {
    const readers = Array.from({ length: 1500 }, (_, n) => row(`reader-${n}@example.com`, { line: n + 2 }))
    const id = await staged([readers.slice(0, 800), readers.slice(800)])
    await imports().startCommit(id, 2, start)
    await imports().commitStep(id)
    await imports().startUndo(id, start)
    expect(await imports().commitStep(id)).toBe(false)
    expect((await undo(id)).state).toBe("undone")
    expect(await rowsIn("SELECT id FROM subscribers")).toEqual([])
    expect((await askCommit(id, 2)).status).toBe(409)
  })

  test("of an open import throws it away; after thirty days there is none", async () => {
    const open = await staged([[row("ada@example.com")]])
    expect((await undo(open)).state).toBe("undone")
    expect(await rowsIn("SELECT * FROM import_rows")).toEqual([])
    const id = await imported([[row("ada@example.com")]])
    await imports().mailStep(id, 10, start)
    const later = Date.UTC(2026, 1, 9, 0, 20) + 30 * day
    expect(await imports().startUndo(id, later)).toEqual({
      outcome: "refused",
      state: "done",
      because: "too late",
    })
    await imports().forget(later)
    expect(await rowsIn("SELECT * FROM import_rows")).toEqual([])
    expect(await stateOf("ada@example.com")).toBe("confirmed")
  })
})

async function everythingOfReaders() {
  return Promise.all(
    ["subscribers", "consents", "suppressions", "outbox"].map((table) => rowsIn(`SELECT * FROM ${table}`)),
  )
}

async function publicIdOf(name: string): Promise<string> {
  const [found] = await rowsIn(`SELECT public_id FROM subscribers WHERE address = '${name}@example.com'`)
  return String(found?.public_id)
}
