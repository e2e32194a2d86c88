import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { palettePng } from './palette-png.ts'

/** A picture whose pixel at (x, y) has the colour that `of` says. */
function drawn(width: number, height: number, of: (x: number, y: number) => number): PNG {
  const png = new PNG({ width, height })
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) png.data.writeUInt32BE(of(x, y) * 256 + 255, (y * width + x) * 4)
  }
  return png
}

test('a picture of few colours comes back as it was', () => {
  const picture = drawn(30, 7, (x, y) => ((x * y) % 5) * 0x123456)
  const back = PNG.sync.read(palettePng(picture))
  expect([back.width, back.height]).toEqual([30, 7])
  expect(back.data.equals(picture.data)).toBe(true)
})

test('of more shades than a palette holds the rare ones become their neighbours', () => {
  const picture = drawn(200, 10, (x, y) => x * 0x010101 + (y === 9 ? 1 : 0))
  const back = PNG.sync.read(palettePng(picture))
  const apart = [...picture.data].map((part, at) => Math.abs((back.data[at] ?? 0) - part))
  expect(Math.max(...apart)).toBe(1)
})
