import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { csvLine, guarded, unguarded } from "../../../src/subscribers/csv-cell.ts"
import { plainColumns } from "../../../src/subscribers/import/formats/plain.ts"
import { formats, recognise } from "../../../src/subscribers/import/recognise.ts"

const now = Date.UTC(2026, 1, 9)

/** Reads records that stand below a header; cells without commas in them. */
function read(header: string, ...records: string[]) {
  const list = recognise(header.split(","))
  if ("problem" in list) throw new Error(list.problem)
  const rows = records.map((record, n) => list.read(record.split(","), n + 2, now))
  return { format: list.format, rows, wants: rows.map((row) => ("problem" in row ? row.problem : row.wants)) }
}
const day = (year: number, month: number, date: number, ...clock: number[]) =>
  Date.UTC(year, month - 1, date, ...clock)

describe("real headers", () => {
  // TryGhost/migrate, packages/mg-substack-members-csv/test/fixtures/fixtures_signup_emails.csv; rows made up.
  test("Substack: a paid subscription is told, who has mails switched off is none of the readers", () => {
    const { format, rows, wants } = read(
      "email,active_subscription,expiry,email_disabled,created_at",
      "ada@example.com,true,2021-07-06T16:20:44.000Z,false,2018-08-27T15:06:27.713Z",
      "bob@example.com,,,false,2018-12-19T08:03:04.977Z",
      "carl@example.com,true,2025-06-23T23:41:42.980Z,true,2018-08-29T20:50:03.435Z",
    )
    expect(format).toBe("substack")
    expect(wants).toEqual(["active", "active", "disabled"])
    expect(rows).toMatchObject([
      { line: 2, address: "ada@example.com", paid: true, since: day(2018, 8, 27, 15, 6, 27) },
      { line: 3, paid: false },
      { line: 4, paid: true },
    ])
  })

  // The header of later exports, as public parsers of them have it.
  test("Substack, as it exports today, is known too", () => {
    const header = "email,active_subscription,expiry,plan,email_disabled,created_at,first_payment_at"
    expect(read(header, "ada@example.com,false,,other,false,2025-01-01T00:00:00.000Z,").format).toBe(
      "substack",
    )
  })

  // TryGhost/Ghost, ghost/core/test/e2e-api/admin/members.test.js and members-exporter.
  test.each([
    "id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers",
    "id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,products",
    "id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers,gift_id",
  ])("Ghost: %s", (header) => {
    const rest = header.endsWith("gift_id") ? "," : ""
    const { format, rows, wants } = read(
      header,
      `1,ada@example.com,Ada,,true,false,cus_1,2024-01-15T10:00:00.000Z,,vip,Gold${rest}`,
      `2,bob@example.com,Bob,,false,false,,2024-01-15T10:00:00.000Z,,,${rest}`,
      `3,carl@example.com,Carl,,true,false,,2024-01-15T10:00:00.000Z,2024-03-01T00:00:00.000Z,,${rest}`,
    )
    expect(format).toBe("ghost")
    expect(wants).toEqual(["active", "left", "left"])
    expect(rows).toMatchObject([
      { paid: true, since: day(2024, 1, 15, 10) },
      { paid: false },
      { paid: false },
    ])
    expect(JSON.stringify(rows)).not.toMatch(/Ada|Bob|Carl/)
  })

  // TryGhost/migrate, packages/mg-mailchimp-members/src/test/fixtures/{subscribed,unsubscribed,cleaned}.csv.
  const mailchimp =
    "Email Address,First Name,Last Name,Company,Position,ZIP Code,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION"
  test.each([
    ["active", "LAST_CHANGED,LEID,EUID,NOTES,TAGS", ",,,,"],
    [
      "left",
      "UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_CAMPAIGN_ID,UNSUB_REASON,UNSUB_REASON_OTHER,LEID,EUID,NOTES,TAGS",
      "2018-07-23 12:19:27,,,,,,,,",
    ],
    [
      "bounced",
      "CLEAN_TIME,CLEAN_CAMPAIGN_TITLE,CLEAN_CAMPAIGN_ID,LEID,EUID,NOTES,TAGS",
      "2020-03-23 17:30:05,,,,,,",
    ],
  ])("Mailchimp: the file of those who are %s", (wants, header, rest) => {
    const list = read(
      `${mailchimp},${header}`,
      `ada@example.com,Ada,,,,,2,2018-02-05 19:28:23,,2018-02-06 10:54:27,,,,,,,,,${rest}`,
    )
    expect(list.format).toBe("mailchimp")
    expect(list.rows).toMatchObject([{ wants, since: day(2018, 2, 6, 10, 54, 27) }])
  })

  test("Mailchimp: a contact who never opted in has no date, and so no proof", () => {
    const record = `ada@example.com,Ada,${",".repeat(15)},,,,,`
    expect(read(`${mailchimp},LAST_CHANGED,LEID,EUID,NOTES,TAGS`, record).rows).toMatchObject([
      { since: null },
    ])
  })

  // knadh/listmonk, cmd/subscribers.go, ExportSubscribers.
  test("listmonk", () => {
    const { format, wants, rows } = read(
      "uuid,email,name,attributes,status,created_at,updated_at",
      "u1,ada@example.com,Ada,{},enabled,2021-03-04T10:11:12.123456+05:30,",
      "u2,bob@example.com,Bob,{},disabled,2021-03-04 10:11:12.123456+00,",
      "u3,carl@example.com,Carl,{},blocklisted,,",
      "u4,dora@example.com,Dora,{},odd,,",
    )
    expect(format).toBe("listmonk")
    expect(wants).toEqual([
      "active",
      "disabled",
      "blocked",
      "status is not one of enabled, disabled, blocklisted",
    ])
    expect(rows[0]).toMatchObject({ since: day(2021, 3, 4, 4, 41, 12) })
    expect(rows[1]).toMatchObject({ since: day(2021, 3, 4, 10, 11, 12) })
  })

  // Field names of docs.buttondown.com/api-subscribers-introduction, before and after `email` and `subscriber_type` became
  // `email_address` and `type`.
  test.each([
    "email,subscriber_type,creation_date,last_open_date,unsubscription_date",
    "email_address,type,creation_date,last_open_date,unsubscription_date",
  ])("Buttondown: %s", (header) => {
    const { format, wants, rows } = read(
      header,
      "ada@example.com,regular,2024-02-02T10:00:00Z,2026-01-01T00:00:00Z,",
      "bob@example.com,premium,2024-02-02T10:00:00Z,2024-03-01T00:00:00Z,",
      "carl@example.com,unactivated,2024-02-02,,",
      "dora@example.com,unsubscribed,2024-02-02,,2024-03-03",
      "emil@example.com,undeliverable,2024-02-02,,",
      "fay@example.com,complained,2024-02-02,,",
      "gus@example.com,regular,2024-02-02,,2024-03-03",
    )
    expect(format).toBe("buttondown")
    expect(wants).toEqual(["active", "active", "pending", "left", "bounced", "complained", "left"])
    expect(rows).toMatchObject([
      { dormant: false, paid: false },
      { dormant: true, paid: true },
      {},
      {},
      {},
      {},
      {},
    ])
  })

  // TryGhost/migrate, packages/mg-beehiiv-members/src/test/fixtures/members.csv.
  test("beehiiv", () => {
    const { format, wants, rows } = read(
      "email,First Name,Last Name,status,tier,created_at,stripe_customer_id,Free Tier,Premium Tier,unsubscribed_at,Subscription Date (Substack)",
      "ada@example.com,Ada,,active,free,2023-03-24 10:23:10 UTC,,Yes,No,,",
      "bob@example.com,Bob,,inactive,premium,2023-03-24 10:37:04 UTC,,No,Yes,,",
      "carl@example.com,,,pending,free,2023-04-11 14:02:46 UTC,,Yes,No,,",
      "dora@example.com,,,active,premium,2023-04-11 14:02:46 UTC,cus_1,No,Yes,2024-03-13 11:33:53 UTC,",
      "emil@example.com,,,active,free,2023-04-11 14:02:46 UTC,,Yes,No,,2022-03-12 11:43:23 UTC",
    )
    expect(format).toBe("beehiiv")
    expect(wants).toEqual(["active", "left", "pending", "left", "active"])
    expect(rows).toMatchObject([
      { since: day(2023, 3, 24, 10, 23, 10) },
      { paid: true },
      {},
      {},
      { since: day(2022, 3, 12, 11, 43, 23) },
    ])
  })

  test("a plain list, with all of its columns or the address alone", () => {
    expect(read("Email", "ada@example.com").rows).toMatchObject([
      { wants: "active", since: null, basis: null },
    ])
    const { rows, wants } = read(
      "email,state,kind,frequency,confirmed_at,source,text_version,basis",
      "'+ada@example.com,confirmed,trader,daily,2026-01-01T08:00:00Z,'=site,2026-11,confirmed by mail",
      "bob@example.com,suppressed,,,,,,",
      "carl@example.com,gone,,,,,,",
      "dora@example.com,confirmed,king,,,,,",
    )
    expect(rows[0]).toMatchObject({
      address: "+ada@example.com",
      kind: "trader",
      frequency: "daily",
      source: "=site",
      textVersion: "2026-11",
      basis: "confirmed by mail",
    })
    expect(wants.slice(1)).toEqual([
      "blocked",
      expect.stringContaining("state is not"),
      expect.stringContaining("kind is not"),
    ])
  })
})

describe("refusals", () => {
  test("a header of no known list says which are accepted", () => {
    const list = recognise(["name", "phone"])
    expect(list).toHaveProperty("problem")
    for (const { name } of formats) expect(JSON.stringify(list)).toContain(name)
  })

  test("a plain list with a column that is not known is refused, as it may say who has left", () => {
    expect(recognise(["email", "opted_out"])).toEqual({ problem: expect.stringContaining('"opted_out"') })
  })

  test("a record is faulty by its cells, its address or its date, and the reason holds nothing of it", () => {
    const { rows } = read(
      "email,created_at",
      "ada@example.com",
      ",2020-01-01",
      "ada at example,2020-01-01",
      "\uFFFDda@example.com,2020-01-01",
    )
    expect(rows).toEqual([
      { line: 2, problem: "1 cells, where the header has 2" },
      { line: 3, problem: "no address" },
      { line: 4, problem: "not an address that mail can be sent to" },
      { line: 5, problem: "the address is not in UTF-8" },
    ])
  })

  test.each([
    "2030-01-01",
    "08/07/2018",
    "2018-02-30",
    "2018-13-01",
    "2018-01-01 25:00",
    "yesterday",
    "1969-12-31",
    "0000-00-00",
  ])("%s proves no date", (text) => {
    expect(read("email,created_at", `ada@example.com,${text}`).rows).toMatchObject([{ since: null }])
  })
})

test("any record under any header becomes a row or a fault, and never an error", () => {
  const headers = [...formats.map(({ needs }) => needs.map(([name = ""]) => name)), [...plainColumns]]
  fc.assert(
    fc.property(fc.constantFrom(...headers), fc.array(fc.string({ unit: "binary" })), (header, record) => {
      const list = recognise(header)
      if ("problem" in list) throw new Error(list.problem)
      const cells = header.map((_, n) => record[n] ?? "__proto__")
      const row = list.read(cells, 2, now)
      expect("problem" in row || row.address.includes("@")).toBe(true)
    }),
  )
})

describe("cells", () => {
  test.each(["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "'=1", "＝1"])(
    "%j is no formula once it is guarded",
    (cell) => {
      expect(guarded(cell)).toBe(`'${cell}`)
    },
  )

  test("a guarded cell is the same again once it is read", () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^['=+\-@\t\r]{0,4}\w*$/))
    fc.assert(
      fc.property(cell, (text) => {
        expect(unguarded(guarded(text))).toBe(text)
      }),
    )
  })

  test("a line quotes what holds a comma, a quotation mark or a line break", () => {
    expect(csvLine(["a,b", 'say "x"', "", "=c"])).toBe(`"a,b","say ""x""",,'=c\r\n`)
  })
})
