import type { Term } from "./glossary.ts"

/** The terms of bitcoin's network and of what mining costs. */
export const glossaryOfMining: readonly Term[] = [
  {
    id: "block",
    term: "Block",
    meaning:
      "A batch of transactions that is added to bitcoin's ledger, about every ten minutes. Whoever finds it is paid in new coins and fees.",
    forms: ["block", "blocks"],
  },
  {
    id: "block-reward",
    term: "Block reward",
    meaning:
      "The new coins that come with each block. Their number is written in bitcoin's rules and is cut in two every 210,000 blocks, about every four years.",
    forms: ["block reward", "new coins"],
  },
  {
    id: "cash-cost",
    term: "Cash cost of mining",
    meaning:
      "What it takes in money to mine one bitcoin: electricity above all, then staff, rent and repairs. The price of the machines is not in it.",
    forms: ["cash cost", "cash costs", "mining cost", "cost of mining"],
  },
  {
    id: "difficulty",
    term: "Difficulty",
    meaning:
      "A number that says how hard it is to find a block. It is set anew every 2,016 blocks, about every two weeks, so that blocks keep coming about every ten minutes.",
    forms: ["difficulty", "mining difficulty", "difficulty adjustment"],
  },
  {
    id: "efficiency",
    term: "Efficiency of machines",
    meaning:
      "How much energy a mining machine uses for its work, in joules per terahash (J/TH). The lower it is, the less electricity one bitcoin takes.",
    forms: ["j/th"],
  },
  {
    id: "fees",
    term: "Fees",
    meaning:
      "What users pay to have a transaction put into a block. Miners earn them on top of the new coins.",
    forms: ["fees"],
  },
  {
    id: "hash-rate",
    term: "Hash rate",
    meaning:
      "How many guesses a second all miners make together, in exahashes (EH/s): billions of billions. It is worked out from how fast blocks come, so single days are rough.",
    forms: ["hash rate", "hash rates"],
  },
  {
    id: "hashprice",
    term: "Hashprice",
    meaning:
      "What a miner earns in a day with one petahash a second of computing power, in dollars. It moves with the price, the fees and the difficulty.",
    forms: ["hashprice"],
  },
  {
    id: "mining",
    term: "Mining",
    meaning:
      "Computers guess numbers until a guess fits; whoever finds it adds the next block and is paid for it. This is how new bitcoin come about.",
    forms: ["mining", "miners", "mine", "mined"],
  },
  {
    id: "model",
    term: "Model",
    meaning:
      "A way to work out a number that cannot be measured, from numbers that can. Ours is printed with its assumptions and a range, for it can be wrong.",
    forms: ["our model", "model", "models"],
  },
]
