import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import type { Mail } from "../../src/mailer/mailer.ts"
import { received, toMime } from "./message.ts"

/** The score that a mail must stay under, and the highest that one rule may give. */
const limits = { score: 1, rule: 0.5 }

/** Why there is no SpamAssassin; null where there is one. */
export const noSpamAssassin: string | null =
  spawnSync("spamassassin", ["--version"]).status === 0 ? null : "SpamAssassin is not installed"

/** The rules that fired at a mail, and what each gave. */
export type Verdict = ReadonlyMap<string, number>

/**
 * What SpamAssassin says of some mails, in their order, by its own rules alone: it asks nobody. All in one process, for
 * what takes long is reading the rules.
 */
export async function spamVerdicts(mails: readonly Mail[]): Promise<Verdict[]> {
  const child = spawn(
    "spamassassin",
    [
      ...["--local", "--mbox", "--nocreate-prefs", "--prefspath=/dev/null"],
      ...["--cf=add_header all Verdict _TESTSSCORES(,)_", "--cf=fold_headers 0", "--cf=use_bayes 0"],
    ],
    { stdio: ["pipe", "pipe", "pipe"] },
  )
  let said = ""
  let complaint = ""
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text
  })
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text
  })
  child.stdin.on("error", () => {})
  const closed = once(child, "close")
  for (const [number, mail] of mails.entries()) child.stdin.write(await asMbox(mail, number))
  child.stdin.end()
  const [status] = await closed
  const verdicts = readVerdicts(said)
  return mails.map((_, number) => {
    const verdict = verdicts.get(number)
    if (verdict) return verdict
    throw new Error(`SpamAssassin, which ended with status ${status}, did not judge each mail: ${complaint}`)
  })
}

/** What is suspicious by a verdict, a line each. */
export function spamFaults(verdict: Verdict): string[] {
  const rules = [...verdict].filter(([, points]) => points > limits.rule)
  const score = scoreOf(verdict)
  return [
    ...(score < limits.score
      ? []
      : [`a score of ${score.toFixed(1)}: under ${limits.score.toFixed(1)} is accepted`]),
    ...rules.map(([rule, points]) => `${rule} gives ${points}: at most ${limits.rule} is accepted`),
  ]
}

/** The points of a verdict together. */
export const scoreOf = (verdict: Verdict): number =>
  [...verdict.values()].reduce((sum, points) => sum + points, 0)

/**
 * The rules of a list such as SpamAssassin writes.
 *
 * readVerdict("HTML_MESSAGE=0.001,NO_RELAYS=-0.001") // => Map { "HTML_MESSAGE" => 0.001, "NO_RELAYS" => -0.001 }
 */
export const readVerdict = (list: string): Verdict =>
  new Map(
    list
      .split(",")
      .map((rule) => rule.trim().split("="))
      .flatMap(([name, points]) => (name && points !== undefined ? [[name, Number(points)] as const] : [])),
  )

/** The verdicts in what SpamAssassin wrote, by the number of the message: it has an order of its own. */
function readVerdicts(said: string): ReadonlyMap<number, Verdict> {
  const verdicts = new Map<number, Verdict>()
  for (const message of said.split(/^From plumbline /m)) {
    const list = /^X-Spam-Verdict: *(.*)$/m.exec(message)?.[1]
    const number = /^Message-ID:\s*<\S+-(\d{6})@/im.exec(message)?.[1]
    if (list !== undefined && number !== undefined) verdicts.set(Number(number), readVerdict(list))
  }
  return verdicts
}

/** A message as it stands in a file of many: lines that would begin the next one are quoted. */
async function asMbox(mail: Mail, number: number): Promise<string> {
  const bytes = await toMime(mail, number)
  const message = `${received}\r\n${bytes.toString("latin1")}`.replaceAll("\r\n", "\n")
  return `From plumbline Mon Feb  9 00:10:30 2026\n${message.replaceAll(/^From /gm, ">From ")}\n\n`
}
