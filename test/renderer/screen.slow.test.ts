import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type OpenScreen, openScreen } from './chromium.ts'
import { scanKeys } from './scanner-keys.ts'

let screen: OpenScreen
beforeAll(async () => {
  screen = await openScreen()
})
afterEach(() => screen.closePages())
afterAll(() => screen?.close())

const scanned = (page: Page) =>
  page.evaluate(() => window.gateScript?.requests.map(({ barcode, via }) => ({ barcode, via })) ?? [])
const barcodes = async (page: Page) => (await scanned(page)).map(({ barcode }) => barcode)
const verdict = (page: Page) => page.getByTestId('verdict')

/** Where a steward's focus can be. Each would do something of its own with the keys of a scan. */
const places: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  [
    'nowhere',
    (page) =>
      page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      }),
  ],
  ['the code field', (page) => page.getByTestId('code-field').focus()],
  ['the mute button', (page) => page.getByRole('button', { name: /Mute/ }).focus()],
  ['the volume', (page) => page.getByRole('slider').focus()],
  ['a sample ticket', (page) => page.getByTestId('tray-card').nth(1).focus()],
  ['the undo button', (page) => page.getByRole('button', { name: /Undo/ }).first().focus()],
  ['the events', (page) => page.locator('summary').focus()],
  ['the list of scans', (page) => page.getByTestId('recent-list').focus()],
]

describe('scans by real key events', () => {
  test('are neither lost nor doubled nor typed, whatever has the focus', async () => {
    const page = await screen.page()
    await scanKeys(page, 'good-00000')
    await expect.poll(() => page.getByTestId('recent-row').count()).toBe(1)
    await page.getByTestId('code-field').fill('half typed')
    const expected = ['good-00000']
    for (let index = 0; index < 160; index += 1) {
      const [name, focus] = places[(index * 5) % places.length] ?? ['nowhere', async () => {}]
      await focus(page)
      const code = `good-${String(10_000 + index)}${name.includes('code') ? ' x' : ''}`
      expected.push(code)
      await scanKeys(page, code, 0, [['Enter'], ['Tab'], ['Enter', 'Enter']][index % 3])
    }
    await expect.poll(async () => (await barcodes(page)).length).toBe(expected.length)
    expect(await barcodes(page)).toEqual(expected)
    await expect.poll(() => page.getByTestId('code-field').inputValue()).toBe('half typed')
    expect(await page.getByTestId('undo-form').count()).toBe(0)
    expect(await page.getByRole('button', { name: /Mute/ }).getAttribute('aria-pressed')).toBe('false')
    expect(await page.getByRole('slider').inputValue()).toBe('0.8')
  })

  test('are heard at 2 to 130 ms a character, in a field and out of it', async () => {
    const page = await screen.page()
    const expected: string[] = []
    for (const gapMs of [2, 30, 75, 130]) {
      for (const focus of ['body', '[data-testid=code-field]']) {
        await page.locator(focus).first().focus()
        const code = `used-${gapMs}${focus.length}`
        expected.push(code)
        await scanKeys(page, code, gapMs)
      }
    }
    await expect.poll(() => barcodes(page)).toEqual(expected)
    await expect.poll(() => page.getByTestId('code-field').inputValue()).toBe('')
  })

  test('are heard while a reason is being typed, and leave it as it was', async () => {
    const page = await screen.page()
    await scanKeys(page, 'good-1')
    await page.getByRole('button', { name: /Undo/ }).click()
    await page.getByLabel('Why').pressSequentially('guest went home', { delay: 160 })
    await scanKeys(page, 'used-2')
    await expect.poll(() => barcodes(page)).toEqual(['good-1', 'used-2'])
    await expect.poll(() => page.getByLabel('Why').inputValue()).toBe('guest went home')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByTestId('undo-form').count()).toBe(0)
  })

  test('need no ending', async () => {
    const page = await screen.page()
    await scanKeys(page, 'used-77', 0, [])
    // The first shows that none comes; those after it wait less.
    await expect.poll(() => barcodes(page), { interval: 20 }).toEqual(['used-77'])
    await scanKeys(page, 'used-78', 0, [])
    await expect.poll(() => barcodes(page)).toEqual(['used-77', 'used-78'])
  })
})

describe('a person', () => {
  test('types a code and presses Enter', async () => {
    const page = await screen.page()
    await page.getByTestId('code-field').pressSequentially('early-9', { delay: 170 })
    await page.waitForTimeout(200)
    await page.keyboard.press('Enter')
    await expect.poll(() => scanned(page)).toEqual([{ barcode: 'early-9', via: 'typed' }])
    await expect.poll(() => page.getByTestId('code-field').inputValue()).toBe('')
  })

  test('may begin to type anywhere', async () => {
    const page = await screen.page()
    for (const key of 'late-3') {
      await page.keyboard.press(key)
      await page.waitForTimeout(180)
    }
    await expect.poll(() => page.getByTestId('code-field').inputValue()).toBe('late-3')
    await page.keyboard.press('Enter')
    await expect.poll(() => scanned(page)).toEqual([{ barcode: 'late-3', via: 'typed' }])
  })

  test('presses a button with the space bar and with Enter, as ever', async () => {
    const page = await screen.page()
    const mute = page.getByRole('button', { name: /Mute/ })
    await mute.focus()
    await page.keyboard.press('Space')
    await expect.poll(() => mute.getAttribute('aria-pressed')).toBe('true')
    await page.waitForTimeout(300)
    await page.keyboard.press('Enter')
    await expect.poll(() => mute.getAttribute('aria-pressed')).toBe('false')
  })

  test('scans a sample with a click or with Alt and its number, each time the next one', async () => {
    const page = await screen.page()
    const expected = [
      { barcode: 'good-2604000', via: 'tray' },
      { barcode: 'good-2604001', via: 'tray' },
      { barcode: 'used-2604000', via: 'tray' },
    ]
    // One after the other: until the tray has drawn its next card, the one that is there is meant.
    const soFar = (n: number) => expect.poll(() => scanned(page)).toEqual(expected.slice(0, n))
    await page.getByTestId('tray-card').first().click()
    await soFar(1)
    await expect
      .poll(() => page.getByTestId('tray-card').first().getAttribute('data-barcode'))
      .toBe('good-2604001')
    await page.keyboard.press('Alt+1')
    await soFar(2)
    await page.keyboard.press('Alt+2')
    await soFar(3)
  })

  test('undoes the last admission, and it says so', async () => {
    const page = await screen.page()
    await scanKeys(page, 'good-5')
    await page.getByRole('button', { name: /Undo/ }).click()
    await page.getByRole('button', { name: 'Guest turned back' }).click()
    await page.getByRole('button', { name: 'Undo admission' }).click()
    await expect.poll(() => page.getByTestId('recent-row').first().textContent()).toContain('undone')
  })
})

describe('a verdict', () => {
  test('of each class fills the screen and can be told by its word', async () => {
    const page = await screen.page({ width: 1_024, height: 600 })
    for (const [kind, verdictClass, reason, word] of [
      ['good', 'admit', 'admitted', 'Admit'],
      ['used', 'deny', 'already-used', 'Stop'],
      ['undecided', 'hold', 'not-decided', 'Hold'],
      ['repeat', 'repeat', 'same-scan', 'Repeat'],
    ] as const) {
      await scanKeys(page, `${kind}-4711`)
      const panel = page.locator(`[data-testid=verdict][data-class=${verdictClass}]`)
      await panel.waitFor()
      expect(await panel.getAttribute('data-reason')).toBe(reason)
      expect(await panel.textContent()).toContain(word)
      const box = await panel.boundingBox()
      expect((box?.width ?? 0) / 1_024).toBeGreaterThan(0.65)
    }
  })

  test('is painted soon after the last key, and marked', async () => {
    const page = await screen.page()
    let scans = 0
    /** The median of 15 scans one after the other, from the code's last key to the painted verdict, in ms. */
    async function pass(): Promise<number> {
      const tookMs: number[] = []
      for (let scan = 0; scan < 15; scan += 1) {
        scans += 1
        await scanKeys(page, `${scans % 2 ? 'good' : 'used'}-${1_000 + scans}`)
        const took = await page.waitForFunction((count) => {
          const marks = performance.getEntriesByType('mark')
          const painted = marks.filter(({ name }) => name.startsWith('verdict-painted'))[count - 1]
          const captured = painted?.name.replace('verdict-painted', 'scan-captured')
          const began = marks.find(({ name }) => name === captured)
          return painted && began ? { ms: painted.startTime - began.startTime } : null
        }, scans)
        tookMs.push((await took.jsonValue())?.ms ?? Number.POSITIVE_INFINITY)
      }
      return tookMs.sort((a, b) => a - b)[7] ?? Number.POSITIVE_INFINITY
    }
    // What makes a scan slow makes it slow in every pass; what else the machine has to do is sometimes over in one.
    const medians: number[] = []
    while (medians.length < 6 && !medians.some((median) => median < 100)) medians.push(await pass())
    const best = Math.min(...medians)
    console.log(`captured to painted, gate takes 5 ms: p50 ${best.toFixed(1)} ms in ${medians.length} passes`)
    // The promise itself (design, section 13, promise 3) is measured by the bench, on a machine with nothing else to do.
    expect(best).toBeLessThan(200)
  })
})

describe('the link to ACME', () => {
  test.each([
    ['en', 'Gate has stopped', 'Gate is restarting', 'Online'],
    ['de', 'Einlass steht still', 'Einlass startet neu', 'Online'],
    ['es', 'El acceso está parado', 'El acceso se reinicia', 'En línea'],
    ['fr', 'Contrôle arrêté', 'Contrôle en redémarrage', 'En ligne'],
  ])('is not told of a gate that does not run (%s)', async (language, stopped, restarting, online) => {
    const page = await screen.page({ language })
    const pill = page.getByTestId('link-state')
    await expect.poll(() => pill.textContent()).toBe(online)
    await page.evaluate(() => window.gateScript?.supervise({ state: 'down', since: Date.now(), restarts: 1 }))
    await expect.poll(() => pill.textContent()).toBe(restarting)
    await page.evaluate(() =>
      window.gateScript?.supervise({ state: 'failed', message: 'It does not start.', restarts: 3 }),
    )
    await expect.poll(() => pill.textContent()).toBe(stopped)
    // What stands beside the verdict is of before, and says of when.
    expect(await page.getByTestId('standstill-note').textContent()).toMatch(/\d\d:\d\d/)
    await page.evaluate(() => window.gateScript?.supervise({ state: 'up', restarts: 4 }))
    await expect.poll(() => pill.textContent()).toBe(online)
    await expect.poll(() => page.getByTestId('standstill-note').count()).toBe(0)
  })
})

describe('when the gate restarts under scans', () => {
  test('the screen says that they are kept, and each gets its one verdict', async () => {
    const page = await screen.page()
    await page.evaluate(() => window.gateScript?.supervise({ state: 'down', since: Date.now(), restarts: 1 }))
    await page.getByTestId('supervision-banner').waitFor()
    for (const code of ['good-1', 'used-2', 'good-3']) await scanKeys(page, code)
    await expect.poll(() => page.getByTestId('queue-waiting').textContent()).toBe('3 waiting')
    expect(await page.getByTestId('holding').textContent()).toContain('your scan is kept')
    await page.evaluate(() => window.gateScript?.supervise({ state: 'up', restarts: 1 }))
    await expect.poll(() => page.getByTestId('recent-row').count()).toBe(3)
    const rows = page.getByTestId('recent-row')
    expect(await rows.evaluateAll((list) => list.map((row) => row.getAttribute('data-class')))).toEqual([
      'admit',
      'deny',
      'admit',
    ])
    await expect.poll(() => verdict(page).getAttribute('data-class')).toBe('admit')
    await expect.poll(() => page.getByTestId('supervision-banner').count()).toBe(0)
  })

  test('a fault of ours is amber and can be tried again, never a refusal', async () => {
    const page = await screen.page()
    await page.evaluate(() => window.gateScript?.setFailure({ code: 'storage', message: 'disk is full' }))
    await scanKeys(page, 'good-1')
    await page.getByTestId('failure').waitFor()
    expect(await verdict(page).count()).toBe(0)
    await page.evaluate(() => window.gateScript?.setFailure(null))
    await page.getByRole('button', { name: 'Try again' }).click()
    await verdict(page).waitFor()
    const sent = await page.evaluate(() => window.gateScript?.requests.map(({ scanId }) => scanId) ?? [])
    expect(sent).toHaveLength(2)
    expect(new Set(sent).size).toBe(1)
  })
})

test('the rest of a group is let in from under its verdict, once a tap', async () => {
  const page = await screen.page()
  await scanKeys(page, 'student-00000')
  const more = page.getByRole('button', { name: 'Let 1 more guest in' })
  await more.evaluate((button: HTMLButtonElement) => {
    button.click()
    button.click()
  })
  await expect.poll(() => page.getByTestId('recent-row').count()).toBe(2)
  const requests = await page.evaluate(() => window.gateScript?.requests ?? [])
  expect(requests.map(({ via, count, barcode }) => ({ via, count, barcode }))).toEqual([
    { via: 'wedge', count: undefined, barcode: 'student-00000' },
    { via: 'group', count: 1, barcode: 'student-00000' },
  ])
})
