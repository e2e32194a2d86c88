import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type SayingCode, sayings } from '../../electron/contract/sayings/say.ts'
import type { Plural } from '../../renderer/i18n/catalogue.ts'
import { en } from '../../renderer/i18n/en.ts'
import { languageCodes, languages } from '../../renderer/i18n/languages.ts'
import { type OpenScreen, openScreen } from './chromium.ts'
import { states, THAT_EVENING } from './states.ts'

let screen: OpenScreen
beforeAll(async () => {
  screen = await openScreen()
})
afterEach(() => screen.closePages())
afterAll(() => screen?.close())

/** What the English of a catalogue says for certain: its words between the holes, where they are three or more. */
function certain(texts: Iterable<string | Plural>): Set<string> {
  const forms = [...texts].flatMap((text) => (typeof text === 'string' ? [text] : [text.one, text.other]))
  const parts = forms.flatMap((form) => form.split(/\{\w+\}/)).map((part) => part.trim().toLowerCase())
  return new Set(parts.filter((part) => part.split(/\s+/).length >= 3))
}

const english = certain([...Object.values<string | Plural>(en), ...Object.values(sayings)])

/** All that a person reads or hears on a page. */
const readAll = (page: Page) =>
  page.evaluate(() => {
    const spoken = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((part) =>
      ['aria-label', 'title', 'placeholder'].map((name) => part.getAttribute(name) ?? ''),
    )
    return [document.body.innerText, ...spoken].join('\n').replace(/\s+/g, ' ').toLowerCase()
  })

/** Where the service speaks to a steward or a supervisor, in an order in which one page can show them all. */
const spoken: readonly (readonly [state: string, on: SayingCode])[] = [
  ['link-slow', 'link.slow'],
  ['link-rate-limited', 'link.limited'],
  ['link-offline', 'connect.no-network'],
  ['link-refused', 'key.refused'],
  ['link-captive', 'call.portal'],
  ['alarm', 'upload.used-before'],
  ['screen-queue', 'call.http'],
  ['screen-inbox', 'upload.unknown'],
  ['trouble', 'disk.full'],
  ['no-verdict', 'disk.full'],
  ['stopped', 'disk.newer'],
]

test.each(languageCodes)(
  'the service speaks %s, and no English where that is another language',
  async (code) => {
    const { catalogue, sayings: own } = languages[code]
    // A few sentences are the same words in two languages.
    const same = certain([...Object.values<string | Plural>(catalogue), ...Object.values(own)])
    const page = await screen.page({ at: THAT_EVENING, language: code })
    for (const [name, saying] of spoken) {
      await states.find((state) => state.name === name)?.enter(page)
      for (const part of own[saying].toLowerCase().split(/\{\w+\}/))
        await expect.poll(() => readAll(page), { message: name }).toContain(part.trim())
      const text = await readAll(page)
      if (code !== 'en')
        expect(
          [...english].filter((part) => text.includes(part) && !same.has(part)),
          name,
        ).toEqual([])
      if (name.startsWith('screen-')) await page.keyboard.press('Escape')
    }
  },
)
