import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openOn, ownFolder, ownVenue, placeAndLine } from './harness/own-device.ts'

const PATIENT = { timeout: 60_000, interval: 100 }

/** Everything that JavaScript of the page still holds, as text, once the garbage is gone. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return chunks.join('')
}

/** Which pieces of a secret the page holds: a piece of it gives away as much as the whole. */
async function traces(page: Page, secret: string): Promise<string[]> {
  const heap = await heapOf(page)
  // A snapshot that was cut short would hold nothing of anything.
  expect(heap.trimEnd().endsWith('}')).toBe(true)
  const pieces = { whole: secret, start: secret.slice(0, 16), middle: secret.slice(12, 28) }
  return Object.entries(pieces).flatMap(([name, piece]) => (heap.includes(piece) ? [name] : []))
}

/** Types as a person pastes: nothing of the driver's own brings the text into the page. */
async function paste(page: Page, field: Locator, text: string): Promise<void> {
  await field.focus()
  await page.keyboard.insertText(text)
  await expect.poll(() => field.evaluate((input) => 'value' in input && input.value !== '')).toBe(true)
}

async function fromMenu(page: Page, title: string, name: string): Promise<Locator> {
  // A click waits for a page that is just opening; a key would go by it.
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByTestId('screen-menu').getByRole('button', { name: title }).click()
  const opened = page.getByTestId(`screen-${name}`)
  await opened.waitFor(PATIENT)
  return opened
}

it('the page holds a key while it stands in its field, and nothing of it once it was sent', async () => {
  const venue = await ownVenue()
  const gate = await openOn(ownFolder())
  const { page } = gate
  page.setDefaultTimeout(PATIENT.timeout)
  const { apiKey, baseUrl, tenantId, timeZone } = venue
  const profile = { environment: { kind: 'sandbox', number: 7, baseUrl }, tenantId, timeZone }
  const prepared = await page.evaluate(async (wanted) => {
    const bridge = window.portcullis
    const permit = async (act: 'protect-secrets' | 'change-profile') => {
      const given = await bridge?.permit({ act, why: null })
      return given?.ok ? given.value.permit : null
    }
    const how = { by: 'plain', consent: true } as const
    const kept = await bridge?.protect({ how, permit: await permit('protect-secrets') })
    const applied = await bridge?.applyProfile({
      profile: wanted,
      basedOn: 0,
      permit: await permit('change-profile'),
    })
    return [kept?.ok, applied?.ok]
  }, profile)
  expect(prepared).toEqual([true, true])
  // What was done behind the page's back it reads when it opens.
  await page.reload()

  // The control: while it stands in the field it is found. Sent, taken or not, it is gone.
  const here = await fromMenu(page, 'Device and key', 'device')
  const form = here.getByTestId('key-form')
  await paste(page, form.locator('input[type=password]'), apiKey)
  expect(await traces(page, apiKey)).toContain('whole')
  await form.locator('button[type=submit]').click()
  await form.getByRole('status').waitFor(PATIENT)
  expect(await traces(page, apiKey)).toEqual([])
  await page.keyboard.press('Escape')

  // The same where a lost PIN is recovered with it, and a wrong key stays no longer than a right one.
  const open = await page.evaluate(async () => {
    const bridge = window.portcullis
    const given = await bridge?.permit({ act: 'open-book', why: null })
    const opened = await bridge?.openBook({ book: 'live', permit: given?.ok ? given.value.permit : null })
    return opened?.ok
  })
  expect(open).toBe(true)
  await expect.poll(() => placeAndLine(gate), PATIENT).toBe('sandbox online')
  const staffed = await page.evaluate(async () => {
    const given = await window.portcullis?.changeStaff({
      act: 'add',
      name: 'Ada',
      role: 'admin',
      pin: '1212',
    })
    return given?.ok
  })
  expect(staffed).toBe(true)
  const unlock = await fromMenu(page, 'Supervisor', 'unlock')
  await unlock.getByText('Admin PIN lost?').click()
  const field = unlock.getByLabel('API key')
  const recover = async (key: string) => {
    await unlock.getByLabel('Name of the admin').fill('Ada')
    await unlock.getByLabel('New PIN').fill('7878')
    await paste(page, field, key)
    expect(await traces(page, key)).toContain('whole')
    await unlock.getByRole('button', { name: 'Set the PIN' }).click()
  }
  const wrong = 'b7c1d94e2f6a8053b7c1d94e2f6a8053b7c1d94e'
  await recover(wrong)
  await unlock.getByTestId('office-problem').waitFor(PATIENT)
  expect(await traces(page, wrong)).toEqual([])
  await recover(apiKey)
  await page.getByTestId('top-signed-in').waitFor(PATIENT)
  expect(await traces(page, apiKey)).toEqual([])
}, 400_000)
