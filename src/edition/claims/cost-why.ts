import { type Claim, claim, type Reading } from "../claim.ts"
import { notOfCost as forbids } from "./cost.ts"

/** How the estimate is made. */
export const methodClaims: readonly Claim[] = [
  claim("why.method", {
    reads: ["cost.cash"],
    wordings: [
      "The estimate starts from the electricity that one bitcoin takes at the present mining difficulty, and adds the other cash costs in proportion.",
      "Mining difficulty tells how much work one bitcoin takes; the model turns that work into electricity, prices it, and adds the other cash costs in proportion.",
      "We compute it from difficulty: the work that one bitcoin takes, the electricity that machines need for it, and its price, with the other running costs added in proportion.",
    ],
    forbids,
  }),
  claim("why.inputs", {
    wordings: [
      "It assumes machines that use {cost.efficiency:efficiency}, a site overhead factor of {cost.pue:factor}, power at {cost.power:power} and electricity as {cost.share:share} of cash cost; a block pays {cost.subsidy:btc} of new coins and, lately, {cost.fees:btc} of fees.",
      "Its inputs: machines that use {cost.efficiency:efficiency}, a site overhead factor of {cost.pue:factor}, power at {cost.power:power}, electricity as {cost.share:share} of cash cost, {cost.subsidy:btc} of new coins a block and, lately, {cost.fees:btc} of fees.",
      "Put in are a fleet of {cost.efficiency:efficiency}, an overhead factor of {cost.pue:factor}, power at {cost.power:power}, an electricity share of {cost.share:share}, and blocks that pay {cost.subsidy:btc} of new coins and, lately, {cost.fees:btc} of fees.",
    ],
    forbids,
  }),
  claim("why.inputs_alone", {
    reads: ["cost.new_coins_alone"],
    wordings: [
      "It assumes machines that use {cost.efficiency:efficiency}, a site overhead factor of {cost.pue:factor}, power at {cost.power:power} and electricity as {cost.share:share} of cash cost. The fees of these blocks are not known to us, so it counts the {cost.subsidy:btc} of new coins a block alone; with fees a coin would cost less.",
      "Its inputs: machines that use {cost.efficiency:efficiency}, a site overhead factor of {cost.pue:factor}, power at {cost.power:power}, electricity as {cost.share:share} of cash cost, and {cost.subsidy:btc} of new coins a block. Fees, not known for these blocks, are left out; they would make a coin cheaper to mine.",
      "Put in are a fleet of {cost.efficiency:efficiency}, an overhead factor of {cost.pue:factor}, power at {cost.power:power}, an electricity share of {cost.share:share}, and {cost.subsidy:btc} of new coins a block. It leaves fees out, for they are not known for these blocks.",
    ],
    forbids,
  }),
  claim("why.extrapolated", {
    reads: ["cost.cash"],
    predicate: (read) => !read.number("cost.efficiency").eq(read.number("cost.check.efficiency")),
    wordings: [
      "The fleet's figure is the weakest of them: the last survey found {cost.check.efficiency:efficiency}, and we carry it on at the pace at which fleets have become thriftier.",
      "Weakest is the fleet's figure, carried on from a survey that found {cost.check.efficiency:efficiency}; it holds from {cost.parameters:day.year}.",
      "No survey is of today, so the fleet's {cost.efficiency:efficiency} is carried on from the {cost.check.efficiency:efficiency} of the last.",
    ],
    forbids,
  }),
  claim("why.surveyed", {
    reads: ["cost.cash", "cost.check.efficiency"],
    predicate: (read) => read.number("cost.efficiency").eq(read.number("cost.check.efficiency")),
    wordings: [
      "The fleet's {cost.efficiency:efficiency} is a published estimate, used from {cost.parameters:day.year}.",
      "For the fleet we use the newest published figure that we know, {cost.efficiency:efficiency}, in force here since {cost.parameters:day.year}.",
      "The {cost.efficiency:efficiency} for the fleet is a figure as published, in use here since {cost.parameters:day.year}.",
    ],
    forbids,
  }),
]

/** What the estimate means and does not: the first always, the others in turn. */
export const meaningClaims: readonly Claim[] = [
  claim("why.average", {
    reads: ["cost.cash"],
    wordings: [
      "It is an average, not the cost of the last machine still running, and it is not a level that the price has to keep.",
      "The figure is the cost of the average coin in cash. What the last machine still running pays is another figure, and neither is a level that the price has to keep.",
      "As an average it says nothing of any single miner, and it sets no level for the price.",
    ],
    forbids,
  }),
  claim("why.moves", {
    reads: ["cost.cash"],
    wordings: [
      "Difficulty adjusts every {difficulty.epoch:count} blocks, about every two weeks, and the estimate moves with it in proportion.",
      "Every {difficulty.epoch:count} blocks, about every two weeks, difficulty adjusts to the work that is done, and the estimate goes along.",
      "The estimate moves whenever difficulty does, that is every {difficulty.epoch:count} blocks or about two weeks.",
    ],
    forbids,
  }),
  claim("why.follows", {
    reads: ["cost.cash"],
    wordings: [
      "When prices leave machines without profit, some go off, difficulty follows, and so does the estimate. A level that follows the price cannot hold it.",
      "The estimate in part follows the price: machines go on and off with the price, difficulty adjusts, and the estimate with it.",
      "High prices bring machines on and low ones send them off; difficulty adjusts, and an estimate that is made from difficulty goes along.",
    ],
    forbids,
  }),
  claim("why.crossed", {
    reads: ["cost.cash"],
    wordings: [
      "The price can be on either side of such an estimate, and has been, for months at a time.",
      "Nothing keeps the price on a given side of such an estimate: it has crossed estimates like this both ways.",
      "There is no rule here: for months at a time the price has stood on either side of estimates like this.",
    ],
    forbids,
  }),
]

/** What checks the estimate. */
export const checkClaims: readonly Claim[] = [
  claim("why.check", {
    without: ["cost.check.result"],
    reads: ["cost.cash"],
    wordings: [
      "For comparison, electricity alone for a fleet of {cost.check.efficiency:efficiency}, without fees, comes to about {cost.check:estimate} a coin.",
      "A second, plainer count stands beside it: the fleet as surveyed, at {cost.check.efficiency:efficiency}, takes electricity for about {cost.check:estimate} a coin, fees left out.",
      "Another way of counting, a fleet of {cost.check.efficiency:efficiency} with electricity alone and no fees, gives about {cost.check:estimate} a coin.",
    ],
    forbids,
  }),
  claim("why.check_apart", {
    reads: ["cost.cash", "cost.check.result"],
    predicate: (read) => read.word("cost.check.result") === "apart",
    wordings: [
      "Our cross-check, electricity alone for a fleet of {cost.check.efficiency:efficiency}, gives about {cost.check:estimate}. That is too far from the estimate for a comparison with the price.",
      "A second way of counting, at {cost.check.efficiency:efficiency} and without fees, gives about {cost.check:estimate}. Such a gap leaves no estimate to set the price against.",
    ],
    forbids,
  }),
]

const some = (read: Reading): boolean =>
  read.number("machines.paying").gt(0) && read.number("machines.paying").lt(read.number("machines.count"))

/** What the table of reference machines shows. */
export const machineClaims: readonly Claim[] = [
  claim("why.machines_some", {
    predicate: some,
    wordings: [
      "At {cost.power:power}, {machines.paying:words} of these {machines.count:words} machines earn their electricity at the close.",
      "Of the {machines.count:words} machines in the table, {machines.paying:words} would earn their electricity at {cost.power:power}.",
      "With power at {cost.power:power} the close covers the electricity of {machines.paying:words} of the {machines.count:words} machines.",
    ],
    forbids,
  }),
  claim("why.machines_all", {
    predicate: (read) => read.number("machines.paying").eq(read.number("machines.count")),
    reads: ["machines.paying"],
    wordings: [
      "At {cost.power:power} all {machines.count:words} machines in the table earn their electricity at the close.",
      "With power at {cost.power:power} the close covers the electricity of each of the {machines.count:words} machines.",
      "Each of the {machines.count:words} machines would earn its electricity at {cost.power:power}.",
    ],
    forbids,
  }),
  claim("why.machines_none", {
    predicate: (read) => read.number("machines.paying").isZero(),
    reads: ["machines.paying"],
    wordings: [
      "At {cost.power:power} none of the {machines.count:words} machines in the table earns its electricity at the close.",
      "With power at {cost.power:power} the close covers the electricity of none of the {machines.count:words} machines.",
    ],
    forbids,
  }),
  claim("why.machines_spread", {
    predicate: (read) =>
      read.printed("machines.best.power", "cents") !== read.printed("machines.worst.power", "cents"),
    wordings: [
      "The {machines.best.name:text} earns its electricity at {machines.best.power:cents} a kWh or less, the {machines.worst.name:text} at {machines.worst.power:cents} or less.",
      "With power dearer than {machines.worst.power:cents} a kWh the {machines.worst.name:text} no longer earns its electricity; for the {machines.best.name:text} the limit is {machines.best.power:cents}.",
      "Machines differ widely: the {machines.worst.name:text} breaks even at {machines.worst.power:cents} a kWh, the {machines.best.name:text} at {machines.best.power:cents}.",
    ],
    forbids,
  }),
]

/** Every claim of how the estimate is made, what it is not, and what checks it. */
export const whyClaims: readonly Claim[] = [
  ...methodClaims,
  ...meaningClaims,
  ...checkClaims,
  ...machineClaims,
]
