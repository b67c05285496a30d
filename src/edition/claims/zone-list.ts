import { dayNumber } from "../../market/day.ts"
import { type Claim, claim, type Reading } from "../claim.ts"
import { noSupport } from "./zone-what.ts"

const several = (read: Reading): boolean => read.number("zones.count").gt(1)
const all = (read: Reading): boolean => read.number("zones.count").eq(read.number("zones.found"))
const counted = ["zones.count", "zones.found"]

/** How many zones there are; of these one holds. */
export const countZones: readonly Claim[] = [
  claim("zones.count_one", {
    reads: counted,
    predicate: (read) => !several(read),
    wordings: [
      "Within {zones.reach:share} of the close lies {zones.count:words} zone.",
      "There is {zones.count:words} zone within {zones.reach:share} of the close.",
      "No more than {zones.count:words} zone lies within {zones.reach:share} of the close.",
    ],
    forbids: noSupport,
  }),
  claim("zones.count_all", {
    reads: counted,
    predicate: (read) => several(read) && all(read),
    wordings: [
      "Within {zones.reach:share} of the close lie {zones.count:words} zones, lettered from the nearest.",
      "There are {zones.count:words} zones within {zones.reach:share} of the close; {zone.a.letter:text} is the nearest.",
      "Lettered by closeness, {zones.count:words} zones lie within {zones.reach:share} of the close.",
    ],
    forbids: noSupport,
  }),
  claim("zones.count_nearest", {
    reads: counted,
    predicate: (read) => several(read) && !all(read),
    wordings: [
      "Of {zones.found:words} zones within {zones.reach:share} of the close, the nearest {zones.count:words} are listed, {zone.a.letter:text} the nearest of all.",
      "The {zones.count:words} zones nearest to the close are listed, of {zones.found:words} within {zones.reach:share} of it.",
      "Listed are the {zones.count:words} nearest of {zones.found:words} zones within {zones.reach:share} of the close.",
    ],
    forbids: noSupport,
  }),
]

/** Whether the close lies in a zone, or so near to one that it is around it. */
const standing: readonly Claim[] = [
  claim("zones.inside", {
    reads: ["zones.around.distance", "zones.around.width"],
    predicate: (read) =>
      read.number("zones.around.distance").isZero() && read.number("zones.around.width").gt(0),
    wordings: [
      "The close, {btc.close:price.exact}, lies inside zone {zones.around.letter:text}.",
      "At {btc.close:price.exact} the close is within zone {zones.around.letter:text}.",
      "Zone {zones.around.letter:text} has the close of {btc.close:price.exact} in it.",
    ],
    forbids: noSupport,
  }),
  claim("zones.beside", {
    reads: ["zones.around.distance"],
    predicate: (read) => !read.number("zones.around.distance").isZero(),
    wordings: [
      "The close, {btc.close:price.exact}, lies within {zones.touch:percent} of zone {zones.around.letter:text}.",
      "At {btc.close:price.exact} the close is no more than {zones.touch:percent} away from zone {zones.around.letter:text}.",
      "Zone {zones.around.letter:text} is within {zones.touch:percent} of the close, {btc.close:price.exact}.",
    ],
    forbids: noSupport,
  }),
]

const beyond = (
  id: string,
  without: string[],
  entails: readonly ("above" | "below")[],
  wordings: string[],
): Claim =>
  claim(id, {
    reads: ["zones.above.distance", "zones.below.distance"].filter((fact) => !without.includes(fact)),
    without,
    wordings,
    entails: Object.fromEntries(
      entails.map((side) => [
        side,
        (read: Reading) => {
          const distance = read.number(`zones.${side}.distance`)
          return side === "above" ? distance.gt(0) : distance.lt(0)
        },
      ]),
    ),
    forbids: noSupport,
  })

/** The nearest zones that the close is not around. */
const nearest: readonly Claim[] = [
  beyond(
    "zones.nearest",
    [],
    ["above", "below"],
    [
      "The nearest zone below is {zones.below.letter:text}, {zones.below.distance:percent} from the close; the nearest above is {zones.above.letter:text}, {zones.above.distance:percent} from it.",
      "From the close it is {zones.below.distance:percent} to the nearest zone below, {zones.below.letter:text}, and {zones.above.distance:percent} to the nearest above, {zones.above.letter:text}.",
      "Zone {zones.above.letter:text}, the nearest above, is {zones.above.distance:percent} from the close; zone {zones.below.letter:text}, the nearest below, {zones.below.distance:percent}.",
    ],
  ),
  beyond(
    "zones.nearest_below",
    ["zones.above.distance"],
    ["below"],
    [
      "The nearest zone below is {zones.below.letter:text}, {zones.below.distance:percent} from the close.",
      "From the close it is {zones.below.distance:percent} to the nearest zone below, {zones.below.letter:text}.",
      "Zone {zones.below.letter:text}, the nearest below, is {zones.below.distance:percent} from the close.",
    ],
  ),
  beyond(
    "zones.nearest_above",
    ["zones.below.distance"],
    ["above"],
    [
      "The nearest zone above is {zones.above.letter:text}, {zones.above.distance:percent} from the close.",
      "From the close it is {zones.above.distance:percent} to the nearest zone above, {zones.above.letter:text}.",
      "Zone {zones.above.letter:text}, the nearest above, is {zones.above.distance:percent} from the close.",
    ],
  ),
]

/** What is said before the zones. */
export const beforeZones: readonly Claim[] = [...countZones, ...standing, ...nearest]

/** Where volume was thin, and where most of it was. */
const traded: readonly Claim[] = [
  claim("zones.gap", {
    wordings: [
      "Between {zones.gap.low:price} and {zones.gap.high:price} less volume changed hands on {zones.volume.source:text}, least of all near {zones.gap:price}.",
      "Trading on {zones.volume.source:text} was thinner between {zones.gap.low:price} and {zones.gap.high:price}, thinnest near {zones.gap:price}.",
      "The clusters leave a gap between {zones.gap.low:price} and {zones.gap.high:price}: on {zones.volume.source:text} the least volume in it changed hands near {zones.gap:price}.",
    ],
    forbids: noSupport,
  }),
  claim("zones.area_inside", {
    without: ["zones.area.offset"],
    wordings: [
      "With recent days counting more, {zones.area.share:percent} of the volume of {zones.volume.days:words} days traded between {zones.area.low:price} and {zones.area.high:price}, and the close is in that range.",
      "The close lies in the range where most was traded: {zones.area.share:percent} of the weighted volume of {zones.volume.days:words} days, between {zones.area.low:price} and {zones.area.high:price}.",
      "Most of the volume, {zones.area.share:percent} of it when recent days count more, changed hands between {zones.area.low:price} and {zones.area.high:price} in {zones.volume.days:words} days; the close is in between.",
    ],
    forbids: noSupport,
  }),
  claim("zones.area_outside", {
    wordings: [
      "With recent days counting more, {zones.area.share:percent} of the volume of {zones.volume.days:words} days traded between {zones.area.low:price} and {zones.area.high:price}; the close is {zones.area.offset:offset} that range.",
      "The close is {zones.area.offset:offset} the range where most was traded: {zones.area.share:percent} of the weighted volume of {zones.volume.days:words} days, between {zones.area.low:price} and {zones.area.high:price}.",
      "Most of the volume, {zones.area.share:percent} of it when recent days count more, changed hands between {zones.area.low:price} and {zones.area.high:price} in {zones.volume.days:words} days; the close is {zones.area.offset:offset} these prices.",
    ],
    forbids: noSupport,
  }),
]

/** The other levels that a zone takes in. */
const within: readonly Claim[] = [
  claim("zones.within_one", {
    wordings: [
      "Zone {zones.within.letter:text} also takes in {zones.within:text}, at {zones.within.value:price}.",
      "Also in zone {zones.within.letter:text}: {zones.within:text}, at {zones.within.value:price}.",
      "Within zone {zones.within.letter:text} lies {zones.within:text} too, at {zones.within.value:price}.",
    ],
    forbids: noSupport,
  }),
  claim("zones.within", {
    without: ["zones.within.value"],
    wordings: [
      "Zone {zones.within.letter:text} also takes in {zones.within:text}.",
      "Also in zone {zones.within.letter:text}: {zones.within:text}.",
      "What zone {zones.within.letter:text} takes in besides: {zones.within:text}.",
    ],
    forbids: noSupport,
  }),
]

// What the day itself did at a level is told by the claims on events.
const days = (read: Reading): number =>
  dayNumber(read.word("btc.close.day")) - dayNumber(read.word("btc.ath.half.crossing.day"))

/** The last close on the other side of half of the record high, when it is not the day before. */
const crossing = claim("zones.crossing", {
  reads: ["btc.close.day"],
  predicate: (read) => days(read) > 1,
  wordings: [
    "Bitcoin last closed {btc.ath.half.crossing:side} half of the record high on {btc.ath.half.crossing.day:day}, at {btc.ath.half.crossing.close:price.exact}.",
    "The last close {btc.ath.half.crossing:side} half of the record high was that of {btc.ath.half.crossing.day:day}: {btc.ath.half.crossing.close:price.exact}.",
    "On {btc.ath.half.crossing.day:day} bitcoin closed at {btc.ath.half.crossing.close:price.exact}, for the last time until now {btc.ath.half.crossing:side} half of the record high.",
  ],
  forbids: noSupport,
})

/** What is said after the zones, besides what the day did at them. */
export const afterZones: readonly Claim[] = [...within, ...traded, crossing]

/** Every claim on the zones together. */
export const listClaims: readonly Claim[] = [...beforeZones, ...afterZones]
