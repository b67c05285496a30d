import { bounceBeyond, touchWithin } from "../../analysis/level-events.ts"
import { type Claim, claim, type Reading } from "../claim.ts"
import { noSupport } from "./zone-what.ts"

/** What an event is called in its fact, what must be true of the day's prices, and its wordings on the event E. */
type EventClaim = {
  name: string
  word: string
  proof: (price: (name: string) => number) => boolean
  /** Which price of the day is printed beside the level, and must not print like it. */
  apart: "close" | "low" | "high"
  wordings: readonly string[]
}

const near = (price: (name: string) => number): boolean =>
  Math.abs(price("low") - price("level")) <= touchWithin * price("level")

const events: readonly EventClaim[] = [
  {
    name: "broke",
    word: "broke",
    proof: (price) => price("before") >= price("level") && price("close") < price("level"),
    apart: "close",
    wordings: [
      "On {E.day:day} bitcoin closed at {E.close:price.exact}, below {E.level:price} ({E.at:text}), after {E.before:price.exact} the day before.",
      "The close of {E.day:day}, {E.close:price.exact}, was below {E.level:price}, {E.at:text}; the close before it, {E.before:price.exact}, was not.",
      "Bitcoin went through {E.level:price} ({E.at:text}) on {E.day:day}: from {E.before:price.exact} a day earlier it closed below, at {E.close:price.exact}.",
    ],
  },
  {
    name: "reclaimed",
    word: "reclaimed",
    proof: (price) => price("before") < price("level") && price("close") > price("level"),
    apart: "close",
    wordings: [
      "On {E.day:day} bitcoin closed at {E.close:price.exact}, above {E.level:price} ({E.at:text}), after {E.before:price.exact} the day before.",
      "The close of {E.day:day}, {E.close:price.exact}, was above {E.level:price}, {E.at:text}; the close before it, {E.before:price.exact}, was not.",
      "Bitcoin was above {E.level:price} ({E.at:text}) at the close of {E.day:day}: at {E.close:price.exact}, after {E.before:price.exact} a day earlier.",
    ],
  },
  {
    name: "pierced",
    word: "pierced",
    proof: (price) => price("low") < price("level") && price("close") >= price("level"),
    apart: "low",
    wordings: [
      "On {E.day:day} bitcoin traded at {E.low:price.exact}, below {E.level:price} ({E.at:text}), but closed at {E.close:price.exact}.",
      "The low of {E.day:day}, {E.low:price.exact}, was below {E.level:price}, {E.at:text}; the close, {E.close:price.exact}, was not.",
      "Bitcoin traded below {E.level:price} ({E.at:text}) on {E.day:day}, at {E.low:price.exact}, without closing there: the close was {E.close:price.exact}.",
    ],
  },
  {
    name: "reached",
    word: "reached",
    proof: (price) => price("high") >= price("level") && price("close") <= price("level"),
    apart: "high",
    wordings: [
      "On {E.day:day} bitcoin reached {E.level:price} ({E.at:text}) with a high of {E.high:price.exact}, but closed at {E.close:price.exact}.",
      "The high of {E.day:day}, {E.high:price.exact}, reached {E.level:price}, {E.at:text}; the close, {E.close:price.exact}, was not above it.",
      "Bitcoin reached {E.level:price} ({E.at:text}) on {E.day:day}, at {E.high:price.exact}, without closing above it: the close was {E.close:price.exact}.",
    ],
  },
  {
    name: "touched",
    word: "touched",
    proof: (price) => near(price) && price("low") >= price("level"),
    apart: "low",
    wordings: [
      "On {E.day:day} bitcoin came within {zones.touch:percent} of {E.level:price} ({E.at:text}) with a low of {E.low:price.exact}, and closed at {E.close:price.exact}.",
      "The low of {E.day:day}, {E.low:price.exact}, was within {zones.touch:percent} of {E.level:price}, {E.at:text}; the close was {E.close:price.exact}.",
      "Bitcoin came close to {E.level:price} ({E.at:text}) on {E.day:day}: its low was {E.low:price.exact}, its close {E.close:price.exact}.",
    ],
  },
  {
    name: "bounced",
    word: "bounced off",
    proof: (price) => near(price) && price("close") >= (1 + bounceBeyond) * price("level"),
    apart: "low",
    wordings: [
      "On {E.day:day} bitcoin {E:text} {E.level:price} ({E.at:text}): its low was {E.low:price.exact} and its close {E.close:price.exact}.",
      "Bitcoin {E:text} {E.level:price} ({E.at:text}) on {E.day:day}, with a low of {E.low:price.exact} and a close of {E.close:price.exact}.",
      "With a low of {E.low:price.exact} and a close of {E.close:price.exact}, bitcoin {E:text} {E.level:price} ({E.at:text}) on {E.day:day}.",
    ],
  },
]

/** What the day did at a zone, told first or second; at most one of these holds. */
const eventClaims = (slot: string): readonly Claim[] => {
  const id = `event.${slot}`
  return events.map(({ name, word, proof, apart, wordings }) => {
    const proved = (read: Reading): boolean => proof((price) => read.number(`${id}.${price}`).toNumber())
    return claim(`zones.event.${slot}.${name}`, {
      reads: [id, ...["level", "before", "close", "low", "high"].map((price) => `${id}.${price}`)],
      predicate: (read) =>
        read.word(id) === word &&
        proved(read) &&
        read.printed(`${id}.${apart}`, "price.exact") !== read.printed(`${id}.level`, "price"),
      wordings: wordings.map((wording) => wording.replaceAll("{E.", `{${id}.`).replaceAll("{E:", `{${id}:`)),
      entails: { below: proved, above: proved },
      forbids: noSupport,
    })
  })
}

/** What the day did at the zones. */
export const zoneEvents: readonly Claim[] = ["first", "second"].flatMap(eventClaims)
