import { describe, expect, it } from "vitest"
import { composeFromFigures } from "../../src/edition/compose-figures.ts"
import { visibleText } from "../../src/edition/verify/visible-text.ts"
import { walk } from "../../src/edition/verify/walk.ts"
import { walletsIn } from "../../src/edition/verify/wallets.ts"
import { type Rendered, type RenderedRules, verifyRendered } from "../../src/edition/verify.ts"
import { figures, settings } from "./day-2026-02-08.ts"
import { simpleMail, simpleRules } from "./simple-mail.ts"

const { edition } = composeFromFigures({ figures, reasons: [] }, settings, null)
const mail = simpleMail(edition)
const simple = simpleRules(edition)
const problems = (changed: Partial<Rendered>, rules: Partial<RenderedRules> = {}): string[] =>
  verifyRendered({ ...mail, ...changed }, edition, { ...simple, ...rules }).map(
    ({ where, detail }) => `${where}: ${detail}`,
  )
const inHtml = (html: string): string[] => problems({ html: mail.html.replace("</body>", `${html}</body>`) })

describe("a finished mail", () => {
  it("that says what the edition says has no problem", () => {
    expect(problems({})).toEqual([])
  })

  it("is refused when a sentence or a cell is lost, stands twice or stands in another's place", () => {
    expect(problems({ html: mail.html.replace("<p>+0.1%</p>", "") })).toEqual(["html: lost: +0.1%"])
    expect(problems({ text: mail.text.replace(edition.standfirst.text, "") })).toHaveLength(1)
    expect(problems({ html: mail.html.replace("<p>+1.5%</p>", "<p>+0.1%</p>") })).toContain(
      "html: lost: +1.5%",
    )
    expect(problems({ html: mail.html.replace("<p>+1.5%</p>", "<p>+1.5%</p><p>+1.5%</p>") })).toEqual([
      'html: "+1.5%" is in no proved text',
    ])
    const exchanged = mail.html
      .replace("<p>Bitcoin</p>", "<p>?</p>")
      .replace("<p>Ether</p>", "<p>Bitcoin</p>")
    expect(problems({ html: exchanged.replace("<p>?</p>", "<p>Ether</p>") })).not.toEqual([])
  })

  it("is refused for any word of its own, and for one word less", () => {
    expect(inHtml("<p>Read on</p>")).toEqual(['html: "Read on" is in no proved text'])
    expect(problems({ text: mail.text.replace("1 Sample Street", "Sample Street") })).toEqual([
      "text: lost: 1 Sample Street, 12345 Town",
      'text: "Sample Street, 12345 Town" is in no proved text',
    ])
  })

  it("is refused where what it is to say leaves a text out or adds one that is neither the edition's nor ours", () => {
    const { html, text } = simple.reads
    const less = { reads: { html: html.filter((each) => each !== edition.standfirst.text), text } }
    expect(problems({}, less)).toContain(`html: not to be read: ${edition.standfirst.text}`)
    expect(problems({}, { reads: { html: [...html, "Buy"], text } })).toContain(
      `html: "Buy" is neither the edition's nor ours`,
    )
  })

  it.each([
    "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
    "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
    "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    "0x00000000219ab540356cBB839Cbe05303d7705Fa",
  ])("is refused with the address of a wallet in its words, its links or its labels: %s", (wallet) => {
    expect(inHtml(`<p>${wallet}</p>`)).toContain(`html: the address of a wallet: ${wallet}`)
    expect(inHtml(`<a href="https://publisher.example/${wallet}">x</a>`)).toContain(
      `html: the address of a wallet: ${wallet}`,
    )
    expect(problems({ text: `${mail.text}${wallet}` })).toContain(`text: the address of a wallet: ${wallet}`)
    expect(problems({ subject: wallet })).toContain(`subject: the address of a wallet: ${wallet}`)
  })

  it("takes no hash, figure or token for the address of a wallet", () => {
    for (const harmless of [
      `${"ab12".repeat(16)}.png`,
      "125,858,692,741,280.25",
      "MS51bnN1Yi4zcTItN3dFalJXZUpxODMuMQ.q83vEjRWeJq83vEjRWeJq",
    ])
      expect(walletsIn(harmless)).toEqual([])
  })

  it("may show the picture's words as its alt text, and no other words for it", () => {
    const sentence = edition.standfirst
    const charted = {
      ...edition,
      chart: {
        ...{ title: sentence, alt: [edition.headline, sentence], days: [], cost: null, zones: [] },
        ...{ subtitle: sentence, close: sentence, week: { title: sentence, days: [] } },
      },
    }
    const seen = (alt: string) =>
      verifyRendered(
        { ...mail, html: mail.html.replace("</body>", `<img alt="${alt}"></body>`) },
        charted,
        simple,
      )
    expect(seen(`${edition.headline.text} ${sentence.text}`)).toEqual([])
    expect(seen(`${edition.headline.text} Buy.`)).toHaveLength(1)
  })

  it("may leave out no section, not even one that is other readers'", () => {
    const left = { ...edition, sections: edition.sections.filter(({ readers }) => readers !== "trader") }
    const { html, text } = simpleMail(left)
    expect(problems({ html, text })).not.toEqual([])
    expect(problems({ html, text }, { reads: simpleRules(left).reads })).not.toEqual([])
  })

  it.each([
    ["text", "<p>It may reach 99 next</p>", "It may reach 99 next"],
    ["alt text", '<img src="https://plumbline.example/a.png" alt="from 114,959">', "from 114,959"],
    ["a title", '<span title="about 5"></span>', "about 5"],
    ["a label", '<p aria-label="7 of 9"></p>', "7 of 9"],
    ["a description", '<meta name="description" content="42 words">', "42 words"],
    ["digits of another script", "<p>٤٢</p>", "٤٢"],
    ["a direction", "<p>The price fell</p>", "The price fell"],
    ["a mark of direction", "<p>▲</p>", "▲"],
  ])("is refused for %s that no fact proves", (_, html, words) => {
    expect(inHtml(html)).toEqual([`html: "${words}" is in no proved text`])
  })

  it("may put a mark of direction before the same sign, and before no other", () => {
    const marked = (mark: string) => mail.html.replace("<p>+1.5%</p>", `<p>${mark} +1.5%</p>`)
    expect(problems({ html: marked("▲") })).toEqual([])
    expect(problems({ html: marked("▼") })).toEqual(['html: "▼" is in no proved text'])
  })

  it("says of each figure that it marks which fact it is, and of none another", () => {
    const { text, spans } = edition.headline
    const [span] = spans
    if (!span) throw new Error("the headline prints a fact")
    const figure = text.slice(span.start, span.end)
    const marked = (fact: string) =>
      mail.html.replace(`<p>${text}`, `<p>${text.replace(figure, `<b data-fact="${fact}">${figure}</b>`)}`)
    expect(problems({ html: marked(span.fact) })).toEqual([])
    expect(problems({ html: marked("eth.close") })).toEqual([
      `html: "${figure}" is not marked as what it is: eth.close`,
    ])
  })

  it("is not refused for numerals in styles, scripts, comments and widths", () => {
    expect(
      inHtml(
        '<style>td{width:33px}</style><!-- 12 --><table width="600"><tr><td style="top:1px"></td></tr></table>',
      ),
    ).toEqual([])
  })

  it("may break lines and join words with spaces that do not break, and sentences with marks inside", () => {
    const html = mail.html.replace("Bitcoin closed at", "<b>Bitcoin</b>&nbsp;closed\n <span>at</span>")
    expect(problems({ html })).toEqual([])
    expect(problems({ text: mail.text.replace(/ (?=closed|about)/g, "\n  ") })).toEqual([])
  })

  it("is refused for a link to elsewhere", () => {
    expect(inHtml('<a href="https://plumbline.example.evil/"></a>')).toEqual([
      "html: a foreign link: https://plumbline.example.evil/",
    ])
    expect(inHtml('<img src="http://tracker.example/p.gif">')).toHaveLength(1)
    expect(problems({ text: `${mail.text}\nhttps://elsewhere.example/9` })).toContain(
      "text: a foreign link: https://elsewhere.example/9",
    )
  })

  it("is refused when a token stands too often, too seldom, or is unknown", () => {
    expect(problems({ html: mail.html.replace("%%unsubscribe%%", "#") })).toContain(
      "html: %%unsubscribe%% stands 0 times, due is 1",
    )
    expect(problems({ text: `${mail.text} %%unsubscribe%%` })).toContain(
      "text: %%unsubscribe%% stands 2 times, due is 1",
    )
    expect(inHtml('<a href="%%address%%"></a>')).toEqual(["html: %%address%% stands 1 times, due is 0"])
  })

  it.each(["Big news", `${mail.subject}\r\nBcc: all`, `3 facts: ${mail.subject}`, ""])(
    "is refused for a subject that is not the headline, such as %j",
    (subject) => expect(problems({ subject })).toEqual([`subject: not the headline: ${subject}`]),
  )
})

describe("a walk along a text", () => {
  it("takes a text as whole tokens only", () => {
    expect(walk("$87,330", ["$87"])).toEqual({ lost: ["$87"], unknown: ["$87,330"] })
    expect(walk("−1.5%", ["1.5%"]).lost).toEqual(["1.5%"])
    expect(walk("1.5%", ["1.5"]).unknown).toEqual(["1.5%"])
    expect(walk("* at $87. ===", ["at", "$87"])).toEqual({ lost: [], unknown: [] })
  })

  it("goes on after what is wrong, so that an editor sees no more than that", () => {
    expect(walk("a b x d e", ["a", "b", "c", "d", "e"])).toEqual({ lost: ["c"], unknown: ["x"] })
    expect(walk("a e", ["a", "b", "c", "d", "e"])).toEqual({ lost: ["b", "c", "d"], unknown: [] })
  })
})

it("the visible text of a document is what can be read, its labels what can be heard", () => {
  const seen = visibleText("<title>T</title><p>Bitcoin <b>fe</b>ll</p><p>x</p><img alt='A line'><br>y")
  expect(seen.text).toBe("T Bitcoin fell x y")
  expect(seen.labels).toEqual(["A line"])
})
