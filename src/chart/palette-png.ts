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
  const counts = new Map<number, number>()
  eachRun(rgba, (colour, from, to) => counts.set(colour, (counts.get(colour) ?? 0) + to - from))
  const palette = [...counts]
    .sort(([a, many], [b, more]) => more - many || a - b)
    .slice(0, most)
    .map(([colour]) => colour)
  const places = new Map(palette.map((colour, place) => [colour, place]))
  for (const colour of counts.keys()) {
    if (!places.has(colour)) places.set(colour, nearest(colour, palette))
  }
  const indexed = new Uint8Array(width * height)
  eachRun(rgba, (colour, from, to) => indexed.fill(places.get(colour) ?? 0, from, to))
  // Each row begins with the number of its filter; 0 is none, which suits few colours best.
  const rows = new Uint8Array(height * (width + 1))
  for (let y = 0; y < height; y += 1) {
    rows.set(indexed.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  }
  return png(width, height, palette, rows)
}

/** Calls with each run of pixels of one colour, 0xrrggbb: they are long, and few. */
function eachRun(rgba: Uint8Array, call: (colour: number, from: number, to: number) => void): void {
  const pixels = rgba.length / 4
  let from = 0
  let colour = colourAt(rgba, 0)
  for (let at = 1; at < pixels; at += 1) {
    const next = colourAt(rgba, at)
    if (next === colour) continue
    call(colour, from, at)
    from = at
    colour = next
  }
  call(colour, from, pixels)
}

const colourAt = (rgba: Uint8Array, at: number): number =>
  ((rgba[at * 4] ?? 0) << 16) | ((rgba[at * 4 + 1] ?? 0) << 8) | (rgba[at * 4 + 2] ?? 0)

function nearest(colour: number, palette: readonly number[]): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [place, other] of palette.entries()) {
    const [r, g, b] = [
      (colour >> 16) - (other >> 16),
      ((colour >> 8) & 255) - ((other >> 8) & 255),
      (colour & 255) - (other & 255),
    ]
    const far = r * r + g * g + b * b
    if (far < least) [best, least] = [place, far]
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
