import { crc32, deflateSync } from 'node:zlib'
import type { PNG } from 'pngjs'

/** A picture of a screen has few colours: the commonest are kept as they are, and take a byte a pixel. */
const COLOURS = 256

/**
 * A PNG with a palette, which pngjs reads and cannot write: a third of the size of one without. Shades of smoothed edges
 * beyond the commonest 256 colours become the nearest of those.
 */
export function palettePng({ width, height, data }: Pick<PNG, 'width' | 'height' | 'data'>): Buffer {
  const counts = new Map<number, number>()
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.readUIntBE(at, 3)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const commonest = [...counts].sort(([one, a], [other, b]) => b - a || one - other).slice(0, COLOURS)
  const palette = commonest.map(([colour]) => colour)
  const places = new Map(palette.map((colour, place) => [colour, place]))
  const placeOf = (colour: number): number => {
    const known = places.get(colour)
    if (known !== undefined) return known
    const apart = palette.map((other) => distance(colour, other))
    const place = apart.indexOf(Math.min(...apart))
    places.set(colour, place)
    return place
  }
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1) {
    // Each row begins with its filter: none, which is best for few colours.
    for (let x = 0; x < width; x += 1) {
      rows[y * (width + 1) + 1 + x] = placeOf(data.readUIntBE((y * width + x) * 4, 3))
    }
  }
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  // Eight bits a pixel, with a palette.
  size.set([8, 3], 8)
  const colours = Buffer.alloc(palette.length * 3)
  for (const [place, colour] of palette.entries()) colours.writeUIntBE(colour, place * 3, 3)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', size),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function distance(one: number, other: number): number {
  const part = (shift: number) => ((one >> shift) & 255) - ((other >> shift) & 255)
  return part(16) ** 2 + part(8) ** 2 + part(0) ** 2
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}
