import type { ZoneLevel } from "../../analysis/zone.ts"
import { type Claim, claim, type Reading } from "../claim.ts"
import { isCluster, type ZoneLetter } from "../zone-letters.ts"

/** What nothing said of a zone may be read as. */
export const noSupport = [/\b(support|resistance|floor|hold|bottom)/i]

/** What a zone is: the wordings of each level, as of a zone called Z. */
const whatWordings: Record<ZoneLevel, readonly string[]> = {
  onchain: [
    "Of all coins, {Z.share:percent} last moved at these prices, by the count of {Z.source:text} for {Z.day:day}.",
    "A cluster of coins by the price they last moved at: {Z.share:percent} of all there are, as {Z.source:text} counted on {Z.day:day}.",
    "Coins that last moved at these prices are {Z.share:percent} of all coins, as {Z.source:text} counted them on {Z.day:day}.",
  ],
  volume: [
    "A cluster of traded volume: {Z.share:percent} of what changed hands on {Z.source:text} in {zones.volume.days:words} days, with recent days counting more.",
    "Traded at these prices: {Z.share:percent} of the volume on {Z.source:text} in {zones.volume.days:words} days, weighted towards recent days.",
    "Of the volume traded on {Z.source:text} in {zones.volume.days:words} days, {Z.share:percent} changed hands at these prices; recent days weigh more.",
  ],
  realised_price: [
    "The realised price: what all coins were worth, on average, when they last moved, by the figures of {Z.source:text} for {Z.day:day}.",
    "The average price at which coins last moved, called the realised price, by the figures of {Z.source:text} for {Z.day:day}.",
    "Realised price: the price at which coins last moved, averaged over all of them by {Z.source:text} for {Z.day:day}.",
  ],
  true_market_mean: [
    "The true market mean: an estimate by {Z.source:text}, for {Z.day:day}, of what active investors paid on average.",
    "What active investors paid on average, as {Z.source:text} estimates it for {Z.day:day}; it is called the true market mean.",
    "True market mean: the average price paid by active investors, estimated by {Z.source:text} for {Z.day:day}.",
  ],
  weekly_average: [
    "The 200-week average: the mean of the last {zones.average.weeks:count} Sunday closes on {Z.source:text}, to {Z.day:day}.",
    "The mean of the last {zones.average.weeks:count} Sunday closes on {Z.source:text}, to {Z.day:day}; it is called the 200-week average.",
    "Bitcoin's 200-week average on {Z.source:text}: the mean of {zones.average.weeks:count} Sunday closes, the last on {Z.day:day}.",
  ],
  half_record: [
    "Half of the record high of {btc.ath:price}, set on {btc.ath.day:day.year} on {btc.ath.origin:text}.",
    "This is half of the record high of {btc.ath:price}, reached on {btc.ath.origin:text} on {btc.ath.day:day.year}.",
    "The level is half of the record high; that record is {btc.ath:price}, set on {btc.ath.origin:text} on {btc.ath.day:day.year}.",
  ],
}

// Kept to 12 digits each, twice the half may differ from the whole in the last of them.
const isHalf = (read: Reading, id: string): boolean =>
  read.number(`${id}.value`).times(2).div(read.number("btc.ath")).minus(1).abs().lt("0.0000000001")

/** What a zone of a level is: a claim for each letter of a cluster, and one for each level that an edition has once. */
export function whatZone(letter: ZoneLetter, level: ZoneLevel): Claim {
  if (isCluster(level)) {
    const id = `zone.${letter}`
    return claim(`zones.${letter}.${level}`, {
      reads: [`${id}.level`],
      predicate: (read) => read.word(`${id}.level`) === level,
      wordings: whatWordings[level].map((wording) => wording.replaceAll("{Z.", `{${id}.`)),
      forbids: noSupport,
    })
  }
  const id = `level.${level}`
  const half = level === "half_record"
  return claim(`zones.${level}`, {
    reads: [`${id}.letter`, ...(half ? [`${id}.value`] : [])],
    predicate: (read) => !half || isHalf(read, id),
    wordings: whatWordings[level].map((wording) => wording.replaceAll("{Z.", `{${id}.`)),
    forbids: noSupport,
  })
}
