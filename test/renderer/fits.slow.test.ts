import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { languageCodes } from '../../renderer/i18n/languages.ts'
import { type OpenScreen, openScreen } from './chromium.ts'
import { sampleKinds } from './page/sample-data.ts'

let screen: OpenScreen
beforeAll(async () => {
  screen = await openScreen()
})
afterEach(() => screen.closePages())
afterAll(() => screen?.close())

/** Scans a sample without the keyboard, whose gaps only take time here. */
async function show(page: Page, kind: string): Promise<void> {
  const before = await page.getByTestId('verdict').count()
  if (before > 0) await page.keyboard.press('Escape')
  await page.getByTestId('code-field').fill(`${kind}-2604000`)
  await page.getByTestId('code-field').press('Enter')
  await page.getByTestId('verdict').waitFor()
}

/** What of the verdict is cut off, or lies on something else of it. */
function clipped(page: Page): Promise<string[]> {
  return page.getByTestId('verdict').evaluate((panel) => {
    const boxOf = (element: Element) => element.getBoundingClientRect()
    const around = boxOf(panel)
    const parts = [...panel.querySelectorAll('p, h2, dt, dd, strong, button, svg, .mark, .verdict-age')]
    const outside = parts.filter((part) => {
      const box = boxOf(part)
      const over = box.top < around.top - 1 || box.bottom > around.bottom + 1
      return over || box.left < around.left - 1 || box.right > around.right + 1
    })
    const wide = [...panel.querySelectorAll('.verdict-word, .mark')].filter(
      (part) => part.scrollWidth > part.clientWidth + 2,
    )
    const [words, below, mark] = ['.verdict-words', '.verdict-below', '.mark'].map((part) =>
      panel.querySelector(part),
    )
    const lies = [words, mark].filter((part) => part && below && boxOf(part).bottom > boxOf(below).top + 1)
    return [...outside, ...wide, ...lies].map((part) =>
      `${part?.className ?? ''} ${part?.textContent ?? ''}`.slice(0, 80),
    )
  })
}

describe.each(languageCodes)('in %s', (language) => {
  test.each([
    [1_024, 600],
    [1_080, 1_920],
  ])('every verdict fits a window of %i x %i', async (width, height) => {
    const page = await screen.page({ width, height, language })
    const bad: string[] = []
    for (const { kind } of sampleKinds) {
      await show(page, kind)
      for (const text of await clipped(page)) bad.push(`${kind}: ${text}`)
    }
    expect(bad).toEqual([])
  })
})
