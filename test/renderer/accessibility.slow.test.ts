import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { type OpenScreen, openScreen, type PageOptions } from './chromium.ts'
import { states, THAT_EVENING } from './states.ts'

let screen: OpenScreen
beforeAll(async () => {
  screen = await openScreen()
})
afterEach(() => screen.closePages())
afterAll(() => screen?.close())

/** Of the verdicts one of each panel: the others differ in their words alone. */
const PANELS = /^verdict-(good|used|undecided|repeat|student|member)$/
const looked = states.filter(({ name }) => !name.startsWith('verdict-') || PANELS.test(name))

test.each(looked)('$name violates nothing of WCAG 2.2 AA', async ({ enter }) => {
  const page = await screen.page({ theme: 'light', at: THAT_EVENING })
  await enter(page)
  expect(await violations(page)).toEqual([])
})

test.each([
  ['the parts', 'gallery'],
  ['a gate without tickets', 'empty'],
])('%s violate nothing either', async (_, query) => {
  const page = await screen.page({ theme: 'light', at: THAT_EVENING, query })
  expect(await violations(page)).toEqual([])
})

const themes: Readonly<Record<string, PageOptions>> = {
  dark: { theme: 'dark' },
  'high contrast': { theme: 'contrast', colorScheme: 'light' },
  'high contrast, dark': { theme: 'contrast', colorScheme: 'dark' },
}

/** What another theme can make worse. */
const RULES = ['color-contrast', 'link-in-text-block']
/** Every state in every theme, in the long form (npm run test:torture). */
const EVERY = process.env['PORTCULLIS_EVERY_STATE'] === '1'
/** Every colour stands in one of these. */
const COLOURFUL = EVERY ? /./ : /^(verdict-(used|student|undecided)|trouble)$/

describe.each(Object.entries(themes))('in %s', (_, options) => {
  test.each(states.filter(({ name }) => COLOURFUL.test(name)))('$name can be read', async ({ enter }) => {
    const page = await screen.page({ ...options, at: THAT_EVENING })
    await enter(page)
    expect(await violations(page, RULES)).toEqual([])
  })

  test('and so can every part', async () => {
    const page = await screen.page({ ...options, at: THAT_EVENING, query: 'gallery' })
    expect(await violations(page, RULES)).toEqual([])
  })
})

test('an image without words is found, so that finding nothing means something', async () => {
  const page = await screen.page({ at: THAT_EVENING })
  await page.evaluate(() => document.body.append(new Image(40, 40)))
  expect((await violations(page)).join()).toContain('image-alt')
})
