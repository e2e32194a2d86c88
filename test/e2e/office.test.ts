import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { GateOutput } from '../../electron/contract/methods.ts'
import { scanKeys } from '../renderer/scanner-keys.ts'
import { launchGate, type OpenGate } from './harness/gate.ts'

/** Waits of a busy machine. */
const PATIENT = { timeout: 60_000, interval: 100 }

let gate: OpenGate
beforeAll(async () => {
  gate = await launchGate()
  await vi.waitFor(async () => expect((await status()).sync.finishedAt).not.toBeNull(), PATIENT)
})
afterAll(async () => gate?.close())

function status(): Promise<GateOutput<'status'>> {
  return gate.page.evaluate(async () => {
    const result = await window.portcullis?.status({})
    if (!result?.ok) throw new Error(result?.error.message ?? 'the page has no bridge')
    return result.value
  })
}

const verdictIs = (reason: string) =>
  vi.waitFor(
    async () =>
      expect(await gate.page.getByTestId('verdict').getAttribute('data-reason', { timeout: 1_000 })).toBe(
        reason,
      ),
    PATIENT,
  )
const openedIs = (name: string) => gate.page.getByTestId(`screen-${name}`).waitFor(PATIENT)

describe('a supervisor at the window', () => {
  it('gives out PINs, lets a refused guest in with a reason and a PIN, and looks at the conflict that ACME makes of it', async () => {
    const { page } = gate
    const staffed = await page.evaluate(async () => {
      const add = { act: 'add' } as const
      const bridge = window.portcullis
      await bridge?.changeStaff({ ...add, name: 'Ada', role: 'admin', pin: '1212' })
      await bridge?.unlock({ pin: '1212' })
      const added = await bridge?.changeStaff({ ...add, name: 'Sue', role: 'supervisor', pin: '3434' })
      await bridge?.lock({})
      return added?.ok
    })
    expect(staffed).toBe(true)

    const [used] = await gate.practice.barcodes('used')
    await scanKeys(page, used ?? '')
    await verdictIs('already-used')
    await page.getByTestId('verdict').getByRole('button', { name: 'Override' }).click()
    await openedIs('override')
    await page.getByLabel('PIN', { exact: true }).fill('3434')
    // An Enter right after a scan is the scanner's own.
    await page.getByTestId('pin-form').getByRole('button', { name: 'Unlock' }).click()
    await page.getByLabel('Why').waitFor(PATIENT)
    await page.getByLabel('Why').fill('Checked at the desk')
    await page.keyboard.press('Enter')
    await verdictIs('override')

    // ACME had this ticket in long before: both stories are kept.
    await vi.waitFor(async () => expect((await status()).outbox.conflict).toBe(1), PATIENT)
    await page.keyboard.press('Escape')
    await page.keyboard.press('F5')
    await openedIs('inbox')
    const rows = page.getByTestId('screen-inbox').getByTestId('outbox-row')
    await vi.waitFor(async () => expect(await rows.count()).toBe(1), PATIENT)
    const story = await rows.first().getByTestId('both-stories').innerText()
    expect(story).toContain('Let in by a supervisor')
    expect(story).toContain('Checked in')
    await gate.screenshot('office-conflict')
    await rows.first().getByLabel('What came of it').fill('Same guest, came back from the car')
    await page.keyboard.press('Enter')
    await page.getByTestId('inbox-empty').waitFor(PATIENT)

    await page.keyboard.press('F4')
    await openedIs('queue')
    await page.getByRole('tab', { name: /All/ }).click()
    const row = page.getByTestId('screen-queue').locator('[data-state=conflict]')
    await row.waitFor(PATIENT)
    await expect.poll(() => row.innerText(), PATIENT).toContain('Same guest, came back from the car')
    await row.getByRole('button', { name: 'History' }).click()
    await openedIs('ticket')
    await vi.waitFor(
      async () =>
        expect(await page.getByTestId('screen-ticket').innerText()).toMatch(
          /Checked at the desk[\s\S]*by Sue/,
        ),
      PATIENT,
    )
    await page.keyboard.press('Escape')
  })

  it('finds an order and looks at a ticket of it, and nothing is used up', async () => {
    const { page } = gate
    await page.keyboard.press('F3')
    await openedIs('find')
    const order = await page.evaluate(
      async (code) => {
        const looked = await window.portcullis?.inspect({ barcode: code })
        return looked?.ok ? looked.value.orderNumber : undefined
      },
      (await gate.practice.barcodes('good'))[0] ?? '',
    )
    const before = (await status()).admitted
    await page.getByLabel('Name, order number or e-mail').fill(order ?? '')
    await page.keyboard.press('Enter')
    await page.getByTestId('found-ticket').first().waitFor(PATIENT)
    await page.getByTestId('found-ticket').first().getByRole('button', { name: 'Look' }).click()
    await page.getByTestId('would-say').waitFor(PATIENT)
    expect((await status()).admitted).toBe(before)
    await page.keyboard.press('Escape')
  })

  it('locks, and then nobody else is what that supervisor was', async () => {
    const { page } = gate
    await page.getByTestId('top-signed-in').getByRole('button', { name: 'Lock' }).click()
    await vi.waitFor(async () => expect(await page.getByTestId('top-signed-in').count()).toBe(0), PATIENT)
    await page.keyboard.press('F5')
    await openedIs('inbox')
    await page.getByTestId('pin-form').waitFor(PATIENT)
    const said = await page.evaluate(async () => (await window.portcullis?.search({ text: 'anna' }))?.ok)
    expect(said).toBe(false)
    await page.keyboard.press('Escape')
  })
})
