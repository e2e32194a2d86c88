import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type OpenScreen, openScreen } from './chromium.ts'
import { differenceOf, drawsAlike, takePicture } from './kept-picture.ts'
import { states, THAT_EVENING } from './states.ts'

/*
 * Every screen and verdict as reviewed snapshots, in words and as a picture. The words are compared in the order and
 * with the roles in which they are read: no font and no graphics card changes those. The pictures are compared pixel
 * by pixel where letters are drawn as on the machine that made them, and by their areas elsewhere. Both are renewed by
 * npm run pictures, and are looked at before they are committed.
 */

/** Letters as they are, not fitted to the pixels of one screen: fewer machines differ. */
const STEADY = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb']

const DRAWN = { timeout: 5_000, interval: 200 }

let screen: OpenScreen
let page: Page
let alike: boolean
beforeAll(async () => {
  screen = await openScreen(STEADY)
  page = await screen.page({ at: THAT_EVENING })
  alike = await drawsAlike(page)
  if (!alike) console.log('letters are drawn differently here: pictures are compared by their areas')
})
afterAll(() => screen?.close())

/** What of the window a state is about. */
function partsOf(name: string): readonly string[] {
  if (/^(verdict-|checking|holding|no-verdict|silent|old-verdict|screen-gives-way)/.test(name))
    return ['.scan-stage']
  if (/^(link-|muted)/.test(name)) return ['.top', '.side-info']
  if (name === 'device-locked') return ['.notice', '.admin-locked']
  if (name === 'new-device') return ['.admin-invitation']
  if (/^(screen|set-up|settings|device|people|acts|records)-/.test(name)) return ['.dialog']
  if (name === 'scene') return ['.notice']
  return ['.top', '.notice', '.scan-stage', '.side']
}

// Of the screens that the menu opens, the menu and the keys say what the registry says, and others keep their own words.
const isRead = (name: string): boolean => !/^screen-(?!look|people|acts|training|gives-way)/.test(name)
/** One of each class, seen at night, too. */
const atNight = states.filter(({ name }) => /^verdict-(good|used|undecided|repeat)$/.test(name))

test.each(states)('$name looks and reads as it was reviewed', async ({ name, enter }) => {
  await screen.renew(page, THAT_EVENING)
  await enter(page)
  // The list beside a verdict comes after its painting.
  if (name === 'undo') await page.getByTestId('recent-row').first().waitFor()
  // What a busy machine draws late is there with the next picture.
  const difference = async () => differenceOf(name, await takePicture(page), alike)
  await expect.poll(difference, DRAWN).toBeNull()
  if (isRead(name)) {
    const parts = await Promise.all(partsOf(name).map((part) => page.locator(part).all()))
    const read = await Promise.all(parts.flat().map((part) => part.ariaSnapshot()))
    await expect(`${read.join('\n')}\n`).toMatchFileSnapshot(`pictures/${name}.yaml`)
  }
})

test.each(atNight)('$name looks as it was reviewed at night', async ({ name, enter }) => {
  onTestFinished(() => page.emulateMedia({ colorScheme: 'light' }))
  await page.emulateMedia({ colorScheme: 'dark' })
  await screen.renew(page, THAT_EVENING)
  await enter(page)
  const difference = async () => differenceOf(`${name}-dark`, await takePicture(page), alike)
  await expect.poll(difference, DRAWN).toBeNull()
})
