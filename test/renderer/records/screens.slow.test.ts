import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type OpenScreen, openScreen } from '../chromium.ts'
import { picture } from '../picture.ts'
import { scanKeys } from '../scanner-keys.ts'

let screen: OpenScreen
beforeAll(async () => {
  screen = await openScreen()
})
afterEach(() => screen.closePages())
afterAll(() => screen?.close())

async function fromMenu(page: Page, title: string, name: string) {
  await page.keyboard.press('F12')
  await page.getByTestId('screen-menu').getByRole('button', { name: title }).click()
  const opened = page.getByTestId(`screen-${name}`)
  await opened.waitFor()
  return opened
}

describe('readiness', () => {
  test('opens from the top bar by keyboard, and shows one light and what is amiss first', async () => {
    const page = await screen.page()
    await page.getByRole('button', { name: 'Open the readiness of this device' }).focus()
    await page.keyboard.press('Enter')
    const light = page.getByTestId('fit-light')
    await light.waitFor()
    await expect.poll(() => light.getAttribute('data-light')).toBe('failed')
    const rows = page.getByTestId('screen-fit').locator('.row')
    await expect.poll(() => rows.first().getAttribute('data-testid')).toBe('fit-disk-full')
    await expect.poll(() => page.getByTestId('fit-tickets-loading').textContent()).toContain('1,940 of 3,100')
    // What the window itself sees.
    await page.getByTestId('fit-scanner-untested').waitFor()
    await page.getByTestId('fit-sound-on').waitFor()
    await picture(page, 'readiness')
    await page.keyboard.press('F8')
    await page.getByTestId('fit-sound-off').waitFor()
  })

  test('saves a diagnosis and says where to', async () => {
    const page = await screen.page()
    const fit = await fromMenu(page, 'Readiness', 'fit')
    await fit.getByRole('button', { name: 'Save a diagnosis for support' }).click()
    await fit.getByText('Saved: portcullis-north-1.json').waitFor()
  })
})

describe('a test scan', () => {
  test('takes what is scanned while it is open, and the gate hears nothing of it', async () => {
    const page = await screen.page()
    const tried = await fromMenu(page, 'Test scan', 'try')
    await scanKeys(page, 'used-4711')
    const tested = page.getByTestId('tested')
    await tested.waitFor()
    await expect.poll(() => tested.getAttribute('data-class')).toBe('deny')
    await expect.poll(() => tested.textContent()).toContain('ask ACME first')
    expect(await page.evaluate(() => window.gateScript?.requests.length)).toBe(0)
    await picture(page, 'test-scan')
    await tried.getByTestId('try-code').fill('good-1')
    // By its button: an Enter this soon after a scan is taken for the second half of the scanner's own.
    await tried.getByRole('button', { name: 'Test it' }).click()
    await expect.poll(() => tested.getAttribute('data-class')).toBe('admit')
    await page.keyboard.press('Escape')
    await expect.poll(() => tried.count()).toBe(0)
    await scanKeys(page, 'used-4711')
    await page.locator('[data-testid=verdict][data-class=deny]').waitFor()
    expect(await page.evaluate(() => window.gateScript?.requests.length)).toBe(1)
  })
})

describe('the records', () => {
  test('show a shift in figures and bars, and save it', async () => {
    const page = await screen.page()
    const records = await fromMenu(page, 'Records of shifts', 'records')
    const report = page.getByTestId('shift-report')
    await report.waitFor()
    const said = await report.textContent()
    for (const text of ['832', '31 scans of these have not reached ACME yet', 'Garden gate', 'Child']) {
      expect(said).toContain(text)
    }
    await picture(page, 'report')
    await records.getByRole('button', { name: 'Save as CSV' }).click()
    await records.getByText('Saved: shift-report.csv').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.top').isVisible()).toBe(false)
    expect(await records.getByRole('button', { name: 'Save as CSV' }).isVisible()).toBe(false)
    expect(await report.isVisible()).toBe(true)
    await picture(page, 'report-printed')
  })

  test('are of the time, the entrance and the lane that a person chooses', async () => {
    const page = await screen.page()
    const records = await fromMenu(page, 'Records of shifts', 'records')
    const asOf = page.getByTestId('shift-report').locator('.report-as-of')
    await asOf.waitFor()
    await records.getByLabel('From … to …').check()
    await records.getByLabel('From', { exact: true }).fill('2026-11-21T18:00')
    await records.getByLabel('To', { exact: true }).fill('2026-11-21T17:00')
    await records.getByText('The end has to be after the beginning.').waitFor()
    await records.getByLabel('To', { exact: true }).fill('2026-11-21T23:30')
    await expect.poll(() => asOf.textContent()).toMatch(/Sat, 21 Nov 2026 18:00 to Sat, 21 Nov 2026 23:30/)
    await records.getByLabel('Entrance').selectOption('Garden gate')
    await expect
      .poll(() => page.getByTestId('shift-report').locator('h3').textContent())
      .toContain('Garden gate')
    await picture(page, 'report-chosen')
  })

  test('keep a time as it was typed when a guest is scanned into its field, and take no typed time for a code', async () => {
    const page = await screen.page()
    const records = await fromMenu(page, 'Records of shifts', 'records')
    await records.getByLabel('From … to …').check()
    const from = records.getByLabel('From', { exact: true })
    await from.fill('2026-11-21T18:00')
    await from.focus()
    await page.keyboard.type('1122', { delay: 150 })
    await page.waitForTimeout(600)
    expect(await page.evaluate(() => window.gateScript?.requests.length)).toBe(0)
    const typed = await from.inputValue()
    expect(typed).not.toBe('2026-11-21T18:00')
    await scanKeys(page, 'used-47110523')
    await page.locator('[data-testid=verdict][data-class=deny]').waitFor()
    await page.keyboard.press('Escape')
    await records.waitFor()
    await expect.poll(() => from.inputValue()).toBe(typed)
  })

  test('list the scans, never more of a code than its end', async () => {
    const page = await screen.page({ width: 1_024, height: 600 })
    const records = await fromMenu(page, 'Records of shifts', 'records')
    await records.getByRole('tab', { name: 'Scan log' }).click()
    await expect.poll(() => page.getByTestId('log-row').count()).toBe(3)
    const row = await page.getByTestId('log-row').first().textContent()
    expect(row).toContain('code ending ee75')
    expect(row).toContain('Let in from a search: Sue')
    await picture(page, 'log')
  })
})

test('a scene of the training says what to do while guests are scanned, and ends', async () => {
  const page = await screen.page()
  const training = await fromMenu(page, 'Training', 'training')
  await picture(page, 'training')
  await training.getByRole('button', { name: 'Play: The network drops' }).click()
  await expect.poll(() => training.count()).toBe(0)
  const scene = page.getByTestId('scene')
  await scene.waitFor()
  expect(await scene.textContent()).toContain('Practice: The network drops')
  await scanKeys(page, 'used-4711')
  await page.locator('[data-testid=verdict][data-class=deny]').waitFor()
  await picture(page, 'scene')
  await scene.getByRole('button', { name: 'End the scene' }).click()
  await expect.poll(() => scene.count()).toBe(0)
})
