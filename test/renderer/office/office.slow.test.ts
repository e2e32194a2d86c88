import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type OpenScreen, openScreen } from '../chromium.ts'
import { scanKeys } from '../scanner-keys.ts'

/** A busy machine draws late. */
const SOON = { timeout: 60_000 }

let screen: OpenScreen
beforeAll(async () => {
  screen = await openScreen()
})
afterEach(() => screen.closePages())
afterAll(() => screen?.close())

const opened = (page: Page, name: string) => page.getByTestId(`screen-${name}`)
const requests = (page: Page) =>
  page.evaluate(() => window.gateScript?.requests.map(({ barcode }) => barcode) ?? [])

async function openUnlock(page: Page): Promise<void> {
  await page.keyboard.press('F12')
  await page.getByRole('button', { name: 'Supervisor' }).focus()
  await page.keyboard.press('Enter')
}

describe('the queue', () => {
  test('shows each row with its tries, and sends one again, by keys alone', async () => {
    const page = await screen.page()
    await page.keyboard.press('F4')
    const rows = opened(page, 'queue').getByTestId('outbox-row')
    await expect.poll(() => rows.count(), SOON).toBe(3)
    expect(await rows.first().textContent()).toMatch(/Waiting.*2 tries.*next try.*01a20210-2957/)
    expect(await rows.first().textContent()).toContain('ACME answered HTTP 503')
    await page.getByRole('tab', { name: /Waiting/ }).focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => rows.count(), SOON).toBe(3)
    await rows.nth(1).getByRole('button', { name: 'Send again' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => rows.count(), SOON).toBe(2)
    await page.keyboard.press('Escape')
    await expect.poll(() => opened(page, 'queue').count(), SOON).toBe(0)
  })

  test('says that there is nothing in words', async () => {
    const page = await screen.page({ query: 'quiet' })
    await page.keyboard.press('F4')
    await expect.poll(() => page.getByTestId('queue-empty').textContent(), SOON).toContain('Nothing waits')
  })

  test('is saved as a file where the shell puts it, and says so where it could not be', async () => {
    const page = await screen.page()
    await page.keyboard.press('F4')
    await page.evaluate(() => {
      Object.assign(window.gateScript?.bridge ?? {}, {
        save: async ({ name, text }: { name: string; text: string }) =>
          text.startsWith('id,') ? { kind: 'saved', name } : { kind: 'failed', message: 'The disk is full.' },
      })
    })
    const said = page.getByTestId('queue-saved')
    await page.getByRole('button', { name: 'Save as CSV' }).click()
    await expect
      .poll(() => said.textContent(), SOON)
      .toMatch(/^Saved: portcullis-outbox-\d{4}-\d\d-\d\d\.csv$/)
    await page.getByRole('button', { name: 'Save as JSON' }).click()
    await expect.poll(() => said.textContent(), SOON).toBe('It was not saved. The disk is full.')
  })
})

describe('what is to be looked at', () => {
  test('asks a supervisor for a PIN, shows both stories, and goes when it is written down', async () => {
    const page = await screen.page({ query: 'pins' })
    await page.keyboard.press('F5')
    const pin = page.getByLabel('PIN', { exact: true })
    await expect.poll(() => pin.evaluate((field) => field === document.activeElement), SOON).toBe(true)
    await pin.fill('9999')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByTestId('office-problem').textContent(), SOON).toContain('nobody’s PIN')
    await pin.fill('3434')
    await page.keyboard.press('Enter')
    const rows = opened(page, 'inbox').getByTestId('outbox-row')
    await expect.poll(() => rows.count(), SOON).toBe(3)
    await expect.poll(() => page.getByTestId('top-signed-in').textContent(), SOON).toContain('Sue')
    const story = await rows.first().getByTestId('both-stories').textContent()
    expect(story).toContain('Let in by a supervisor at north-2')
    expect(story).toContain('Checked in')
    await rows.first().getByRole('button', { name: 'Looked at' }).click()
    await expect.poll(() => rows.first().textContent(), SOON).toContain('Write what came of it.')
    await rows.first().getByLabel('What came of it').fill('Two people, one ticket')
    await page.keyboard.press('Enter')
    await expect.poll(() => rows.count(), SOON).toBe(2)
  })

  test('comes and goes while it is open, as the gate counts it', async () => {
    const page = await screen.page()
    await page.keyboard.press('F5')
    const rows = opened(page, 'inbox').getByTestId('outbox-row')
    await expect.poll(() => rows.count(), SOON).toBe(3)
    // Somebody at another screen of this gate has looked at one.
    await page.evaluate(async () => {
      const outbox = { pending: 0, recorded: 1, conflict: 1, refused: 1, parked: 1, toLookAt: 2 }
      await window.gateScript?.bridge.acknowledge({ id: 6, note: 'looked at' })
      window.gateScript?.setStatus({ outbox })
    })
    await expect.poll(() => rows.count(), SOON).toBe(2)
  })

  test('says in words that all agree', async () => {
    const page = await screen.page({ query: 'quiet' })
    await page.keyboard.press('F5')
    await expect
      .poll(() => page.getByTestId('inbox-empty').textContent(), SOON)
      .toContain('agree on every guest')
  })
})

describe('an override', () => {
  test('is given from the verdict, with a reason and a PIN, and shows as the verdict', async () => {
    const page = await screen.page({ query: 'pins' })
    await scanKeys(page, 'used-7')
    await page.getByTestId('verdict').getByRole('button', { name: 'Override' }).click()
    await page.getByLabel('PIN', { exact: true }).fill('3434')
    await page.keyboard.press('Enter')
    const reason = page.getByLabel('Why')
    await expect.poll(() => reason.evaluate((field) => field === document.activeElement), SOON).toBe(true)
    await page.keyboard.press('Enter')
    await expect.poll(() => opened(page, 'override').textContent(), SOON).toContain('Say why.')
    await reason.fill('Checked at the desk')
    await page.keyboard.press('Enter')
    await expect
      .poll(
        () =>
          page
            .getByTestId('verdict')
            .getAttribute('data-reason')
            .catch(() => null),
        SOON,
      )
      .toBe('override')
    await expect.poll(() => opened(page, 'override').count(), SOON).toBe(0)
    await page.getByTestId('top-signed-in').getByRole('button', { name: 'Lock' }).click()
    await expect.poll(() => page.getByTestId('top-signed-in').count(), SOON).toBe(0)
  })
})

describe('a PIN', () => {
  test('that is typed as fast as a scanner is a PIN, and no scan', async () => {
    const page = await screen.page({ query: 'pins' })
    await openUnlock(page)
    await page.getByLabel('PIN', { exact: true }).focus()
    await scanKeys(page, '3434', 40)
    await expect.poll(() => page.getByTestId('top-signed-in').count(), SOON).toBe(1)
    expect(await requests(page)).toEqual([])
  })

  test.each(['good-1', '96385074'])('does not keep a guest’s ticket from being scanned: %s', async (code) => {
    const page = await screen.page({ query: 'pins' })
    await openUnlock(page)
    const pin = page.getByLabel('PIN', { exact: true })
    await pin.fill('34')
    await scanKeys(page, code, 5)
    await expect.poll(() => requests(page), SOON).toEqual([code])
    await expect.poll(() => pin.inputValue(), SOON).toBe('34')
  })
})

test('a key that is typed or scanned where one is asked for is no scan', async () => {
  const page = await screen.page({ query: 'pins' })
  await openUnlock(page)
  await page.getByText('Admin PIN lost?').click()
  const key = page.getByLabel('API key')
  await key.focus()
  await scanKeys(page, 'ak-7f3e', 5)
  await expect.poll(() => key.inputValue(), SOON).toBe('ak-7f3e')
  await scanKeys(page, '96385074', 40)
  await expect.poll(() => key.inputValue(), SOON).toBe('ak-7f3e96385074')
  expect(await requests(page)).toEqual([])
})

describe('a search', () => {
  test('finds an order, and a ticket of it can be looked at and let in', async () => {
    const page = await screen.page()
    await page.keyboard.press('F3')
    await page.getByLabel('Name, order number or e-mail').fill('wilhelmina')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByTestId('found-ticket').count(), SOON).toBe(3)
    expect(await opened(page, 'find').textContent()).toContain('Looked through 2,041 orders')
    await page.getByTestId('found-ticket').first().getByRole('button', { name: 'Let in' }).click()
    await expect
      .poll(
        () =>
          page
            .getByTestId('verdict')
            .getAttribute('data-reason')
            .catch(() => null),
        SOON,
      )
      .toBe('admitted')
  })

  test('lets a ticket in under the one id when the answer to the first click was lost', async () => {
    const page = await screen.page()
    await page.evaluate(() => {
      const script = window.gateScript
      if (script === undefined) throw new Error('there is no script')
      const { admitFound } = script.bridge
      const ids: string[] = []
      Object.assign(script.bridge, {
        admitFound: async (input: Parameters<typeof admitFound>[0]) => {
          ids.push(input.scanId)
          document.documentElement.setAttribute('data-ids', ids.join(' '))
          const answer = await admitFound(input)
          const lost = { ok: false, error: { code: 'service-gone', message: 'The gate service ended.' } }
          return ids.length === 1 ? lost : answer
        },
      })
    })
    await page.keyboard.press('F3')
    await page.getByLabel('Name, order number or e-mail').fill('wilhelmina')
    await page.keyboard.press('Enter')
    const ticket = page.getByTestId('found-ticket').first()
    await ticket.getByRole('button', { name: 'Let in' }).click()
    await ticket.getByTestId('office-problem').waitFor()
    await ticket.getByRole('button', { name: 'Let in' }).click()
    await page.getByTestId('verdict').waitFor()
    const [first, ...more] = ((await page.locator('html').getAttribute('data-ids')) ?? '').split(' ')
    expect(more).toEqual([first])
  })

  test('says that it found nothing, and what it needs', async () => {
    const page = await screen.page()
    await page.keyboard.press('F3')
    await page.getByLabel('Name, order number or e-mail').fill('x')
    await page.keyboard.press('Enter')
    await expect.poll(() => opened(page, 'find').textContent(), SOON).toContain('at least two characters')
    await page.getByLabel('Name, order number or e-mail').fill('nobody')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByTestId('find-empty').count(), SOON).toBe(1)
  })
})

describe('a look at a ticket', () => {
  test('scans without letting anybody in, and only while it is open', async () => {
    const page = await screen.page()
    await page.keyboard.press('F12')
    await page.getByRole('button', { name: 'Look at a ticket' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => opened(page, 'inspect').count(), SOON).toBe(1)
    await scanKeys(page, 'used-3')
    await expect
      .poll(
        () =>
          page
            .getByTestId('would-say')
            .getAttribute('data-class')
            .catch(() => null),
        SOON,
      )
      .toBe('deny')
    expect(await requests(page)).toEqual([])
    await page.keyboard.press('Escape')
    await scanKeys(page, 'used-4')
    await expect.poll(() => requests(page), SOON).toEqual(['used-4'])
  })

  test('is of the code that was scanned last, whichever answer comes first', async () => {
    const page = await screen.page()
    // The gate answers when it is told to, in whatever order.
    await page.evaluate(() => {
      const script = window.gateScript
      if (script === undefined) throw new Error('there is no script')
      const { inspect } = script.bridge
      Object.assign(script.bridge, {
        inspect: async (of: Parameters<typeof inspect>[0]) => {
          const code = 'barcode' in of ? of.barcode : ''
          const told = new Promise<void>((resolve) =>
            document.addEventListener(`answer ${code}`, () => resolve()),
          )
          const answer = await inspect(of)
          document.documentElement.setAttribute('data-asked', code)
          await told
          return answer
        },
      })
    })
    const ask = async (code: string) => {
      await scanKeys(page, code)
      await page.locator(`html[data-asked=${code}]`).waitFor()
    }
    // Resolves when what comes of the answer has been drawn.
    const answer = (code: string) =>
      page.evaluate(async (one) => {
        document.dispatchEvent(new Event(`answer ${one}`))
        await new Promise((resolve) => setTimeout(resolve))
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      }, code)
    await page.keyboard.press('F12')
    await page.getByRole('button', { name: 'Look at a ticket' }).click()
    await opened(page, 'inspect').waitFor()
    const said = page.getByTestId('would-say')
    await ask('used-3')
    await ask('good-4')
    await answer('used-3')
    expect(await said.count()).toBe(0)
    await answer('good-4')
    expect(await said.getAttribute('data-class')).toBe('admit')
    await ask('used-5')
    expect(await said.count()).toBe(0)
    await ask('good-6')
    await answer('good-6')
    await answer('used-5')
    expect(await said.getAttribute('data-class')).toBe('admit')
  })

  test('shows the history of a scan from the list beside the verdict', async () => {
    const page = await screen.page()
    await scanKeys(page, 'used-5')
    await page.getByTestId('recent-row').first().getByRole('button').first().click()
    await expect.poll(() => page.getByTestId('history-entry').count(), SOON).toBe(4)
    const text = () => opened(page, 'ticket').textContent()
    for (const words of ['Stop: Already used', 'Checked at the ticket office', 'by Sue'])
      await expect.poll(text, SOON).toContain(words)
  })
})
