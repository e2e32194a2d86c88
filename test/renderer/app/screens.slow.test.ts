import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type OpenScreen, openScreen } from '../chromium.ts'
import { scanKeys } from '../scanner-keys.ts'

let screen: OpenScreen
beforeAll(async () => {
  screen = await openScreen()
})
afterEach(() => screen.closePages())
afterAll(() => screen?.close())

describe('a screen over the scan screen', () => {
  test('opens and closes with its key, and with Escape; the focus goes in and comes back', async () => {
    const page = await screen.page()
    const keys = page.getByTestId('screen-keys')
    await page.getByTestId('code-field').focus()
    await page.keyboard.press('F1')
    await keys.waitFor()
    await expect.poll(() => keys.evaluate((box) => box.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Escape')
    await expect.poll(() => keys.count()).toBe(0)
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))
    await expect.poll(focused).toBe('code-field')
    await page.keyboard.press('F1')
    await page.keyboard.press('F1')
    await expect.poll(() => keys.count()).toBe(0)
  })

  test('opens with "?" typed alone, which does not reach the code field', async () => {
    const page = await screen.page()
    await page.keyboard.press('?')
    await page.getByTestId('screen-keys').waitFor()
    await expect.poll(() => page.getByTestId('code-field').inputValue()).toBe('')
  })

  test('keeps Tab inside, and what is under it out of reach', async () => {
    const page = await screen.page()
    await page.keyboard.press('F10')
    const look = page.getByTestId('screen-look')
    await look.waitFor()
    const places = new Set<boolean>()
    for (let step = 0; step < 25; step += 1) {
      await page.keyboard.press('Tab')
      await page.waitForTimeout(60)
      places.add(
        await page.evaluate(
          () => document.activeElement?.closest('.scan') !== null && document.activeElement !== document.body,
        ),
      )
    }
    expect([...places]).toEqual([false])
    expect(await look.isVisible()).toBe(true)
  })

  test('gives way to a verdict at once, and is back as it was when that is cleared', async () => {
    const page = await screen.page()
    await page.keyboard.press('F10')
    const look = page.getByTestId('screen-look')
    await look.waitFor()
    await scanKeys(page, 'used-4711')
    await page.locator('[data-testid=verdict][data-class=deny]').waitFor()
    await expect.poll(() => look.isVisible()).toBe(false)
    await page.getByRole('button', { name: /Back to: Look/ }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => look.isVisible()).toBe(true)
    await expect.poll(() => page.getByTestId('verdict').count()).toBe(0)
    await page.keyboard.press('Escape')
    await expect.poll(() => look.count()).toBe(0)
  })

  test.each([
    ['Test scan', 'try'],
    ['Look at a ticket', 'inspect'],
    ['Scanner test', 'scanner'],
  ])('that a verdict has pushed aside takes no scan: "%s"', async (title, name) => {
    // A known scanner: its guests' codes are read with what is known, also while the scanner test waits.
    const page = await screen.page({ query: 'prefix' })
    const over = page.getByTestId(`screen-${name}`)
    // The first guest's verdict is still to come when the screen is opened.
    await page.evaluate(() => window.gateScript?.supervise({ state: 'down', since: Date.now(), restarts: 1 }))
    await scanKeys(page, 'q9used-1')
    await page.getByTestId('holding').waitFor()
    await page.keyboard.press('F12')
    await page.getByRole('button', { name: title }).click()
    await over.waitFor()
    await page.evaluate(() => window.gateScript?.supervise({ state: 'up', restarts: 1 }))
    await page.getByTestId('verdict').waitFor()
    await expect.poll(() => over.isVisible()).toBe(false)
    await scanKeys(page, 'q9good-2')
    await page.locator('[data-testid=verdict][data-class=admit]').waitFor()
    const asked = await page.evaluate(() => window.gateScript?.requests.map(({ barcode }) => barcode) ?? [])
    expect([...new Set(asked)]).toEqual(['used-1', 'good-2'])
  })

  test('changes colours at once, and for the next start', async () => {
    const page = await screen.page({ colorScheme: 'dark' })
    const said = () => page.evaluate(() => ({ ...document.documentElement.dataset }))
    await expect.poll(said).toMatchObject({ scheme: 'dark', contrast: 'normal' })
    await page.keyboard.press('F10')
    await page.getByLabel('High contrast').check()
    await expect.poll(said).toMatchObject({ scheme: 'dark', contrast: 'more' })
    await page.getByLabel('Light').check()
    await page.reload()
    await page.waitForSelector('html[data-ready=true]')
    await expect.poll(said).toMatchObject({ scheme: 'light', contrast: 'normal' })
  })
})
