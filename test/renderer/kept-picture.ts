import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pixelmatch from 'pixelmatch'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { palettePng } from './palette-png.ts'

const KEPT = fileURLToPath(new URL('pictures/', import.meta.url))
/** What differs is put here, to be looked at: the picture as it is now, and where it differs in red. */
const FOUND = fileURLToPath(new URL('../../.cache/pictures/', import.meta.url))
/** Set by npm run pictures: what is drawn now is kept, for a person to look at in the diff of the commit. */
const RENEW = process.env['PORTCULLIS_RENEW_PICTURES'] === '1'

/**
 * How far two colours may lie apart (0 to 1) and still be the same: less than one step of the shades that are there to
 * be told apart. Smoothed edges are left out by pixelmatch itself.
 */
const THRESHOLD = 0.1
/**
 * Of a picture's pixels, the share that may differ: 307 of 1280 x 800. Drawn again on one machine up to 158 do, all of
 * them rare shades that the palette of the kept picture does not have. Buttons moved by 4 px differ in 850 and more.
 */
const MOST_PIXELS = 0.0003
/** With other fonts letters differ everywhere: then colours are compared by areas of this many pixels each way. */
const AREA = 40
/**
 * How far (0 to 255) the mean colour of an area may lie off, in all but {@link MOST_AREAS} of them. Drawn with DejaVu
 * Sans for Liberation Sans, which is a sixth wider and breaks lines elsewhere, 15 % of the worst picture lie further off;
 * a verdict of another colour or a screen that did not open is half of it.
 */
const MOST_OFF = 24
const MOST_AREAS = 0.2

/** The page as it stands, once it stands still: two pictures in a row are the same. */
export async function takePicture(page: Page): Promise<PNG> {
  const take = () => page.screenshot({ animations: 'disabled', caret: 'hide' })
  let before = await take()
  for (let tries = 0; tries < 50; tries += 1) {
    const next = await take()
    if (next.equals(before)) return PNG.sync.read(next)
    before = next
  }
  throw new Error('the page does not come to rest')
}

/**
 * A few letters as this browser draws them here. Where they are the very letters of the kept picture, all pictures can
 * be compared pixel by pixel; with other fonts or another way of smoothing they cannot.
 */
export async function drawsAlike(page: Page): Promise<boolean> {
  await page.evaluate(() => {
    const lines = document.createElement('main')
    for (const [rem, weight] of [
      [1, 400],
      [1.5, 600],
      [4, 700],
    ]) {
      const line = document.createElement('p')
      line.textContent = 'Hold 0123456789 Übung, señal, entrée'
      Object.assign(line.style, { fontSize: `${rem}rem`, fontWeight: String(weight) })
      lines.append(line)
    }
    document.body.replaceChildren(lines)
  })
  const drawn = await takePicture(page)
  const isKept = existsSync(join(KEPT, 'letters.png'))
  const alike = isKept && pixelsApart(kept('letters'), drawn) === 0
  if (!RENEW || alike) return alike
  // All pictures are of the machine that drew these letters.
  keep('letters', drawn)
  return true
}

/**
 * What is wrong with a picture beside the one that was reviewed: null where nothing is.
 * @param alike whether letters are drawn here as they were there ({@link drawsAlike})
 */
export function differenceOf(name: string, drawn: PNG, alike: boolean): string | null {
  const diff = new PNG({ width: drawn.width, height: drawn.height })
  const apart = existsSync(join(KEPT, `${name}.png`)) ? apartFrom(kept(name), drawn, alike, diff) : null
  const most = alike ? MOST_PIXELS : MOST_AREAS
  if (apart !== null && apart <= most) return null
  if (RENEW) {
    keep(name, drawn)
    return null
  }
  if (apart === null) return `there is no picture of ${name}: npm run pictures`
  mkdirSync(FOUND, { recursive: true })
  writeFileSync(join(FOUND, `${name}.png`), PNG.sync.write(drawn))
  if (alike) writeFileSync(join(FOUND, `${name}.diff.png`), PNG.sync.write(diff))
  const share = `${(apart * 100).toFixed(3)} % of its ${alike ? 'pixels' : 'areas'} differ, ${most * 100} % may`
  return `${share}: look at .cache/pictures/${name}.png. If that is how it shall look: npm run pictures`
}

/** The share of the pixels, or of the areas, that differ: all of them where the sizes do. */
function apartFrom(before: PNG, drawn: PNG, alike: boolean, diff: PNG): number {
  if (before.width !== drawn.width || before.height !== drawn.height) return 1
  if (!alike) return areasApart(before, drawn)
  return pixelsApart(before, drawn, diff) / (drawn.width * drawn.height)
}

function pixelsApart(one: PNG, other: PNG, diff?: PNG): number {
  if (one.width !== other.width || one.height !== other.height) return Number.POSITIVE_INFINITY
  return pixelmatch(one.data, other.data, diff?.data, one.width, one.height, { threshold: THRESHOLD })
}

/** The share of the areas whose mean colours lie further apart than {@link MOST_OFF}. */
function areasApart(one: PNG, other: PNG): number {
  const [before, now] = [meansOf(one), meansOf(other)]
  const off = before.filter((mean, at) => Math.abs(mean - (now[at] ?? 0)) > MOST_OFF)
  return off.length / before.length
}

/** Red, green and blue of each area, row by row. */
function meansOf({ width, height, data }: PNG): number[] {
  const across = Math.ceil(width / AREA)
  const sums = new Float64Array(across * Math.ceil(height / AREA) * 3)
  const counts = new Float64Array(sums.length)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const area = (Math.floor(y / AREA) * across + Math.floor(x / AREA)) * 3
      for (let part = 0; part < 3; part += 1) {
        sums[area + part] = (sums[area + part] ?? 0) + (data[(y * width + x) * 4 + part] ?? 0)
        counts[area + part] = (counts[area + part] ?? 0) + 1
      }
    }
  }
  return [...sums].map((sum, at) => sum / (counts[at] ?? 1))
}

const kept = (name: string): PNG => PNG.sync.read(readFileSync(join(KEPT, `${name}.png`)))

function keep(name: string, drawn: PNG): void {
  writeFileSync(join(KEPT, `${name}.png`), palettePng(drawn))
}
