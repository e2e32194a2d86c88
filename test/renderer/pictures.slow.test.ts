import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type OpenScreen, openScreen } from './chromium.ts'
import { states, THAT_EVENING } from './states.ts'

/*
 * Every screen and verdict as reviewed snapshots. Compared are the words, in the order and with the roles in which they
 * are read: no font and no graphics card changes those. Pictures for the eye are made by npm run screenshots.
 */

let screen: OpenScreen
beforeAll(async () => {
  screen = await openScreen()
})
afterEach(() => screen.closePages())
afterAll(() => screen?.close())

/** What of the window a state is about. */
function partsOf(name: string): readonly string[] {
  if (/^(verdict-|checking|holding|no-verdict|silent|old-verdict|screen-gives-way)/.test(name))
    return ['.scan-stage']
  if (/^(link-|muted)/.test(name)) return ['.top', '.side-info']
  if (name === 'device-locked') return ['.notice', '.admin-locked']
  if (name === 'new-device') return ['.admin-invitation']
  if (/^(screen|set-up|settings|device)-/.test(name)) return ['.dialog']
  return ['.top', '.notice', '.scan-stage', '.side']
}

// Of the screens that the menu opens, the menu and the keys say what the registry says, and others keep their own.
const reviewed = states.filter(({ name }) => !/^screen-(?!look|gives-way)/.test(name))

test.each(reviewed)('$name reads as it was reviewed', async ({ name, enter }) => {
  const page = await screen.page({ at: THAT_EVENING })
  await enter(page)
  const read = async () => {
    const parts = await Promise.all(partsOf(name).map((part) => page.locator(part).all()))
    return (await Promise.all(parts.flat().map((part) => part.ariaSnapshot()))).join('\n')
  }
  // The list beside a verdict comes after its painting.
  if (name === 'undo') await page.getByTestId('recent-row').first().waitFor()
  const settled = async () => {
    const before = await read()
    await page.waitForTimeout(300)
    return (await read()) === before
  }
  await expect.poll(settled).toBe(true)
  await expect(`${await read()}\n`).toMatchFileSnapshot(`pictures/${name}.yaml`)
})
