import { type Claim, claim, type Reading } from "../claim.ts"

const id = "etf.btc"
const state = `${id}.state`
const funds = "US spot bitcoin ETFs"
const counts = (read: Reading): boolean =>
  read
    .number(`${id}.flow`)
    .abs()
    .gte(read.number(`${id}.flat`))
const isRun = (read: Reading): boolean => read.number(`${id}.streak`).gte(read.number(`${id}.run.days`))
const turned = (read: Reading): boolean => ["turning", "reversed"].includes(read.word(state))
/** Shares of a fund come and go by more than one way, and why is not known. */
const forbids = [/\b(buy|bought|sell|sold|because|investors|demand|institution)/i]

const reads = [state, `${id}.flow`, `${id}.flat`, `${id}.streak`, `${id}.run.days`]
const day = `{${id}.day:day}`
const flow = `{${id}.flow:flows}`
const run = `{${id}.streak.way:text}`
const before = `{${id}.before.streak:words} trading days of {${id}.before.way:text}`

/** What happened on the last trading day, by the run that it is part of. */
const lastDay: readonly Claim[] = [
  claim("watch.etf_turning", {
    reads,
    predicate: (read) => read.word(state) === "turning" && counts(read),
    wordings: [
      `${funds} ${flow} on ${day} after ${before} totalling {${id}.before.sum:millions}.`,
      `After ${before}, {${id}.before.sum:millions} in all, ${funds} ${flow} on ${day}.`,
      `A run of ${before} at ${funds} ended on ${day}: they ${flow}, after {${id}.before.sum:millions} the other way.`,
    ],
    forbids,
  }),
  claim("watch.etf_reversed", {
    reads,
    predicate: (read) => read.word(state) === "reversed" && counts(read),
    wordings: [
      `${funds} ${flow} on ${day}, the second trading day of ${run} in a row after ${before} totalling {${id}.before.sum:millions}.`,
      `After ${before} totalling {${id}.before.sum:millions}, ${day} was the second day of ${run} at ${funds}: they ${flow}.`,
      `On ${day} ${funds} ${flow}. It was the second day of ${run} in a row; ${before} had come before.`,
    ],
    forbids,
  }),
  claim("watch.etf_run", {
    reads,
    predicate: (read) => isRun(read) && counts(read),
    wordings: [
      `${funds} ${flow} on ${day}, which makes {${id}.streak:words} trading days of ${run} in a row, {${id}.streak.sum:millions} in all.`,
      `For {${id}.streak:words} trading days in a row ${funds} have had ${run}, {${id}.streak.sum:millions} in all; on ${day} they ${flow}.`,
      `The run of ${run} at ${funds} is {${id}.streak:words} trading days long and comes to {${id}.streak.sum:millions}. On ${day} they ${flow}.`,
    ],
    forbids,
  }),
  claim("watch.etf_days", {
    reads,
    predicate: (read) => !isRun(read) && !turned(read) && counts(read),
    wordings: [
      `${funds} ${flow} on ${day}; over {${id}.five_days.days:words} trading days they {${id}.five_days:flows}.`,
      `On ${day} ${funds} ${flow}. Taken over {${id}.five_days.days:words} trading days, they {${id}.five_days:flows}.`,
      `Over the {${id}.five_days.days:words} trading days to ${day} ${funds} {${id}.five_days:flows}; on the last of them they ${flow}.`,
    ],
    forbids,
  }),
  claim("watch.etf_flat", {
    reads,
    predicate: (read) => !counts(read),
    wordings: [
      `${funds} ${flow} on ${day}, too little to count; before that came {${id}.streak:days} of ${run}, {${id}.streak.sum:millions} in all.`,
      `On ${day} ${funds} ${flow}, which is less than counts here. The run before it stands at {${id}.streak:days} of ${run}, {${id}.streak.sum:millions} in all.`,
      `Little came or went at ${funds} on ${day}: they ${flow}. Before that came {${id}.streak:days} of ${run}, {${id}.streak.sum:millions} in all.`,
    ],
    forbids,
  }),
]

const changes: readonly Claim[] = [
  claim("watch.etf_turning_next", {
    reads: [state],
    predicate: (read) => read.word(state) === "turning",
    wordings: [
      `A second trading day of ${run} in a row would count as a reversal.`,
      `It would count as reversed with a second day of ${run}.`,
      `What would change it: another day of ${run}, or a return to {${id}.before.way:text}.`,
    ],
    forbids,
  }),
  claim("watch.etf_reversed_next", {
    reads: [state],
    predicate: (read) => read.word(state) === "reversed",
    wordings: [
      `Another trading day of ${run} would count as a run.`,
      `It would count as a run of ${run} after {${id}.run.days:words} trading days.`,
      `What would change it: {${id}.run.days:words} trading days of ${run} in a row would be a run.`,
    ],
    forbids,
  }),
  claim("watch.etf_run_next", {
    reads,
    predicate: isRun,
    wordings: [
      `A day of {${id}.flat:millions} or more the other way would end the run.`,
      `The run would end with a day of at least {${id}.flat:millions} the other way.`,
      `What would change it: a day of {${id}.flat:millions} or more the other way.`,
    ],
    forbids,
  }),
  claim("watch.etf_days_next", {
    reads,
    predicate: (read) => !isRun(read) && !turned(read),
    wordings: [
      `It takes {${id}.run.days:words} trading days in a row the same way to count as a run.`,
      `A run would be {${id}.run.days:words} trading days in a row the same way.`,
      `What would make it a run: {${id}.run.days:words} trading days in a row the same way.`,
    ],
    forbids,
  }),
]

/** A sentence on another coin's funds: their run where there is one, their five days where not. */
const other = (coin: "eth" | "sol", name: string): readonly Claim[] => {
  const fund = `etf.${coin}`
  const [streak, least] = [`${fund}.streak`, `${fund}.run.days`]
  const running = (read: Reading): boolean => read.number(streak).gte(read.number(least))
  return [
    claim(`watch.etf_${coin}_run`, {
      reads: [streak, least],
      predicate: running,
      wordings: [
        `${name} {${fund}.flow:flows} on {${fund}.day:day}; their run of {${fund}.streak.way:text} is {${streak}:words} trading days long and comes to {${fund}.streak.sum:millions}.`,
        `At ${name} it is {${streak}:words} trading days of {${fund}.streak.way:text} in a row, {${fund}.streak.sum:millions} in all to {${fund}.day:day}.`,
        `On {${fund}.day:day} ${name} {${fund}.flow:flows}, with {${fund}.streak.sum:millions} of {${fund}.streak.way:text} in {${streak}:words} trading days running.`,
      ],
      forbids,
    }),
    claim(`watch.etf_${coin}_days`, {
      reads: [streak, least],
      predicate: (read) => !running(read),
      wordings: [
        `${name} {${fund}.flow:flows} on {${fund}.day:day}. Over {${fund}.five_days.days:words} trading days they {${fund}.five_days:flows}.`,
        `On {${fund}.day:day} ${name} {${fund}.flow:flows}; over {${fund}.five_days.days:words} trading days they {${fund}.five_days:flows}.`,
        `Over {${fund}.five_days.days:words} trading days ${name} {${fund}.five_days:flows}; on {${fund}.day:day} they {${fund}.flow:flows}.`,
      ],
      forbids,
    }),
  ]
}

/** The flows of the US spot funds: bitcoin's by their run, the others' in a sentence each. */
export const watchFlows: readonly Claim[] = [
  ...lastDay,
  ...changes,
  ...other("eth", "US ether funds"),
  ...other("sol", "US Solana funds"),
]
