import { zlibSync } from "fflate"

/** A palette of one byte a pixel holds 256 colours; so many tell our pictures' edges well, and pack tighter. */
const most = 40

/**
 * An opaque picture as a PNG with a palette: the colours that it has most of, and for each other the nearest of these.
 * `rgba` is four bytes a pixel, row by row. The same pixels give the same bytes in every runtime.
 *
 * - https://www.w3.org/TR/png-3/
 *
 * palettePng({ width: 1, height: 1, rgba: new Uint8Array([0, 0, 0, 255]) }).length // => 82
 */
export function palettePng({
  width,
  height,
  rgba,
}: {
  width: number
  height: number
  rgba: Uint8Array
}): Uint8Array {
  const runs = runsOf(rgba, width)
  const counts = new Map<number, number>()
  for (let at = 0; at < runs.words.length; at += 1) {
    const word = runs.words[at] ?? 0
    counts.set(word, (counts.get(word) ?? 0) + (runs.lengths[at] ?? 0))
  }
  const colours = [...counts].map(([word, many]) => ({ word, colour: colourOf(word), many }))
  const palette = colours
    .toSorted((a, b) => b.many - a.many || a.colour - b.colour)
    .slice(0, most)
    .map(({ colour }) => colour)
  const known = new Map(palette.map((colour, place) => [colour, place]))
  const places = new Map(
    colours.map(({ word, colour }) => [word, known.get(colour) ?? nearest(colour, palette)]),
  )
  // Each row begins with the number of its filter; 0 is none, which suits few colours best.
  const rows = new Uint8Array(height * (width + 1))
  let at = 1
  for (let run = 0; run < runs.words.length; run += 1) {
    const length = runs.lengths[run] ?? 0
    rows.fill(places.get(runs.words[run] ?? 0) ?? 0, at, at + length)
    at += length
    if (at % (width + 1) === 0) at += 1
  }
  return png(width, height, palette, rows)
}

/**
 * The pixels of each row as runs of one colour, which are long and few: what they hold as a word, and how many there are.
 * The only loop over each pixel, and so the one that takes its time before it is compiled.
 */
function runsOf(rgba: Uint8Array, width: number): { words: number[]; lengths: number[] } {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.byteLength / 4)
  const words: number[] = []
  const lengths: number[] = []
  for (let row = 0; row < pixels.length; row += width) {
    let from = row
    for (let at = row + 1; at <= row + width; at += 1) {
      if (at < row + width && pixels[at] === pixels[from]) continue
      words.push(pixels[from] ?? 0)
      lengths.push(at - from)
      from = at
    }
  }
  return { words, lengths }
}

/** The colour of a pixel's word, 0xrrggbb: the runtimes are all little-endian, so its first byte is the lowest. */
const colourOf = (word: number): number => ((word & 255) << 16) | (word & 0xff00) | ((word >> 16) & 255)

function nearest(colour: number, palette: readonly number[]): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let place = 0; place < palette.length; place += 1) {
    const other = palette[place] ?? 0
    const r = (colour >> 16) - (other >> 16)
    const g = ((colour >> 8) & 255) - ((other >> 8) & 255)
    const b = (colour & 255) - (other & 255)
    const far = r * r + g * g + b * b
    if (far < least) {
      best = place
      least = far
    }
  }
  return best
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function png(width: number, height: number, palette: readonly number[], rows: Uint8Array): Uint8Array {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  // Eight bits a pixel, by palette.
  header.set([8, 3], 8)
  const colours = palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])
  const chunks = [
    chunk("IHDR", header),
    chunk("PLTE", new Uint8Array(colours)),
    chunk("IDAT", zlibSync(rows, { level: 7 })),
    chunk("IEND", new Uint8Array()),
  ]
  const all = [new Uint8Array(signature), ...chunks]
  const bytes = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of all) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(new TextEncoder().encode(name), 4)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, crc(bytes.subarray(4, 8 + data.length)))
  return bytes
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1
  return sum
})

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (crcTable[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}
