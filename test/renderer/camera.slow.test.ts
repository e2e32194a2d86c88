import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type OpenScreen, openScreen } from './chromium.ts'
import { paperCamera } from './paper-camera.ts'

/** Pictures are work for a busy machine. */
const SOON = { timeout: 60_000 }

let screen: OpenScreen
beforeAll(async () => {
  // Two cameras of Chromium's own, which the page may use.
  const cameras = '--use-fake-device-for-media-stream=device-count=2'
  screen = await openScreen([cameras, '--use-fake-ui-for-media-stream'])
})
afterEach(() => screen.closePages())
afterAll(() => screen?.close())

const requests = (page: Page) =>
  page.evaluate(() => window.gateScript?.requests.map(({ barcode }) => barcode) ?? [])

async function turnOn(page: Page): Promise<void> {
  await page.keyboard.press('F6')
  await page.getByRole('switch', { name: 'Scan with the camera' }).click()
  await page.keyboard.press('Escape')
  await page.locator('[data-testid=camera-corner][data-view=live]').waitFor()
}

async function open(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F12')
  await page.getByRole('button', { name: title }).click()
}

test.each([
  ['QRCode', 'good-0001'],
  ['Aztec', 'good-0002'],
  ['PDF417', 'good-0003'],
  ['Code128', 'good-0004'],
  ['DataMatrix', 'good-0005'],
  ['EAN13', '4006381333931'],
  ['EAN8', '96385074'],
] as const)('a ticket printed as %s is read by the camera, its characters alone', async (format, code) => {
  const page = await screen.page()
  const camera = await paperCamera(page)
  await turnOn(page)
  await camera.hold(code, format)
  await expect.poll(() => requests(page), SOON).toEqual([code])
})

describe('a code held to the camera', () => {
  test.each([
    ['Test scan', 'tested'],
    ['Look at a ticket', 'would-say'],
  ])('lets nobody in while "%s" is open', async (title, answer) => {
    const page = await screen.page()
    const camera = await paperCamera(page)
    await turnOn(page)
    await open(page, title)
    await camera.hold('used-0001')
    await page.locator(`[data-testid=${answer}][data-class=deny]`).waitFor()
    expect(await requests(page)).toEqual([])
    await page.keyboard.press('Escape')
    await camera.hold('good-0002')
    await expect.poll(() => requests(page), SOON).toEqual(['good-0002'])
  })

  test('is no PIN, although it is digits and a PIN is asked for', async () => {
    const page = await screen.page({ query: 'pins' })
    const camera = await paperCamera(page)
    await turnOn(page)
    await open(page, 'Supervisor')
    await page.getByLabel('PIN', { exact: true }).focus()
    await camera.hold('96385074')
    await expect.poll(() => requests(page), SOON).toEqual(['96385074'])
  })

  test('goes to the gate while the scanner test waits for the scanner', async () => {
    const page = await screen.page()
    const camera = await paperCamera(page)
    await turnOn(page)
    await page.keyboard.press('F7')
    await camera.hold('good-0003')
    await expect.poll(() => requests(page), SOON).toEqual(['good-0003'])
  })
})

describe('of two cameras', () => {
  const live = (page: Page) => page.locator('[data-testid=camera-corner][data-view=live]').waitFor()
  const which = (page: Page) => page.getByRole('combobox', { name: 'Camera' })
  const idsOf = (page: Page) =>
    page.evaluate(async () =>
      (await navigator.mediaDevices.enumerateDevices()).flatMap(({ kind, deviceId }) =>
        kind === 'videoinput' ? [deviceId] : [],
      ),
    )
  /** Starts with the camera on, and this one chosen. */
  async function startWith(page: Page, chosen: string): Promise<void> {
    await page.evaluate((id) => localStorage.setItem('portcullis.camera', `on ${id}`), chosen)
    await page.reload()
    await page.waitForSelector('html[data-ready=true]')
  }

  test('another scans while the chosen one is gone, and can be chosen instead of it', async () => {
    const page = await screen.page()
    const [first = '', second = ''] = await idsOf(page)
    await startWith(page, 'gone')
    await live(page)
    await page.keyboard.press('F6')
    await expect.poll(() => which(page).inputValue(), SOON).toBe(first)
    await which(page).selectOption(second)
    await expect.poll(() => which(page).inputValue(), SOON).toBe(second)
    await live(page)
    const kept = () => page.evaluate(() => localStorage.getItem('portcullis.camera'))
    await expect.poll(kept, SOON).toBe(`on ${second}`)
  })

  test('the chosen one scans again when it is plugged in again', async () => {
    const page = await screen.page()
    const [, second = ''] = await idsOf(page)
    await page.addInitScript((unplugged) => {
      const { mediaDevices } = navigator
      const open = mediaDevices.getUserMedia.bind(mediaDevices)
      const list = mediaDevices.enumerateDevices.bind(mediaDevices)
      let isGone = true
      document.addEventListener('plug in', () => {
        isGone = false
        mediaDevices.dispatchEvent(new Event('devicechange'))
      })
      mediaDevices.getUserMedia = async (asked) => {
        if (isGone && JSON.stringify(asked).includes(unplugged)) throw new OverconstrainedError('deviceId')
        return open(asked)
      }
      mediaDevices.enumerateDevices = async () =>
        (await list()).filter(({ deviceId }) => !isGone || deviceId !== unplugged)
    }, second)
    await startWith(page, second)
    await live(page)
    await page.evaluate(() => document.dispatchEvent(new Event('plug in')))
    await page.keyboard.press('F6')
    await expect.poll(() => which(page).inputValue(), SOON).toBe(second)
  })

  test('the other can be chosen while another program has the chosen one', async () => {
    const page = await screen.page()
    const [first = '', second = ''] = await idsOf(page)
    await page.addInitScript((busy) => {
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
      navigator.mediaDevices.getUserMedia = async (asked) => {
        if (JSON.stringify(asked).includes(busy)) throw new DOMException('', 'NotReadableError')
        return open(asked)
      }
    }, first)
    await startWith(page, first)
    await page.getByTestId('camera-fault').waitFor()
    await page.keyboard.press('F6')
    await expect.poll(() => which(page).inputValue(), SOON).toBe(first)
    await which(page).selectOption(second)
    await live(page)
  })
})
