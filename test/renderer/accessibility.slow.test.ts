import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { themes, violations } from './axe.ts'
import { type OpenScreen, openScreen } from './chromium.ts'
import { states, THAT_EVENING } from './states.ts'

let screen: OpenScreen
/** One page for all states: opening another one takes longer than all that is looked at on it. */
let page: Page
beforeAll(async () => {
  screen = await openScreen()
  page = await screen.page({ at: THAT_EVENING })
})
afterAll(() => screen?.close())

const NOTHING = Object.fromEntries(Object.keys(themes).map((name) => [name, []]))

/** A verdict takes the place of the one before it, as at the gate; every other state begins with a new page. */
let showsVerdict = false
const isVerdict = (name: string) => name.startsWith('verdict-')

test.each(states)('$name violates nothing of WCAG 2.2 AA in any theme', async ({ name, enter }) => {
  if (!showsVerdict || !isVerdict(name)) await screen.renew(page, THAT_EVENING)
  showsVerdict = false
  await enter(page)
  expect(await violations(page)).toEqual(NOTHING)
  showsVerdict = isVerdict(name)
})

test.each([
  ['the parts', 'gallery'],
  ['a gate without tickets', 'empty'],
])('%s violate nothing either', async (_, query) => {
  const other = await screen.page({ at: THAT_EVENING, query })
  expect(await violations(other)).toEqual(NOTHING)
  await other.close()
})

test('the themes looked at are those that the window has', async () => {
  await screen.renew(page, THAT_EVENING)
  for (const { scheme, contrast } of Object.values(themes)) {
    // Its own choice, `auto`, follows the computer while it is open.
    await page.emulateMedia({ colorScheme: scheme, contrast: contrast === 'more' ? 'more' : 'no-preference' })
    await page.locator(`html[data-scheme=${scheme}][data-contrast=${contrast}]`).waitFor()
  }
})

test('an image without words is found, so that finding nothing means something', async () => {
  await screen.renew(page, THAT_EVENING)
  await page.evaluate(() => document.body.append(new Image(40, 40)))
  expect((await violations(page)).light.join()).toContain('image-alt')
})

test('what can be read in three themes and not in the fourth is found there', async () => {
  await screen.renew(page, THAT_EVENING)
  await page.evaluate(() => {
    const line = document.createElement('p')
    line.className = 'dim'
    line.textContent = 'read me'
    document.querySelector('.scan-stage')?.append(line)
    const dim = new CSSStyleSheet()
    dim.replaceSync('[data-scheme="dark"][data-contrast="normal"] .dim { color: #333 }')
    document.adoptedStyleSheets.push(dim)
  })
  const { dark, ...others } = await violations(page)
  expect(dark.join()).toContain('color-contrast at .dim')
  expect(Object.values(others).flat()).toEqual([])
})
