import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { DeviceView, SetUpStep } from '../../../electron/contract/device.ts'
import { en } from '../../../renderer/i18n/en.ts'
import { type OpenScreen, openScreen } from '../chromium.ts'
import { scanKeys } from '../scanner-keys.ts'

let screen: OpenScreen
beforeAll(async () => {
  screen = await openScreen()
})
afterEach(() => screen.closePages())
afterAll(() => screen?.close())

const setDevice = (page: Page, part: Partial<DeviceView>) =>
  page.evaluate((text) => window.gateScript?.setDevice(JSON.parse(text)), JSON.stringify(part))
const asked = (page: Page, method: string) =>
  page.evaluate((name) => window.gateScript?.deviceAsked.filter((one) => one.method === name), method)

async function atStep(step: SetUpStep, part: Partial<DeviceView> = {}): Promise<Page> {
  const page = await screen.page()
  await setDevice(page, { setUp: { step, at: 1 }, ...part })
  await page.getByTestId('setup-invitation').getByRole('button', { name: en['setup.goOn'] }).click()
  await page.getByTestId(`setup-${step}`).waitFor()
  return page
}

describe('the set-up', () => {
  test('is gone through by keyboard, forth and back, and says where one is', async () => {
    const page = await atStep('post')
    await page.getByTestId('setting-entrance').locator('input').focus()
    await page.keyboard.press('Enter')
    await page.getByTestId('setup-events').waitFor()
    // The next step is read from its heading.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('setup-heading')
    expect(await page.locator('[aria-current=step]').innerText()).toContain(en['setup.step.events'])
    await page.getByRole('button', { name: en['setup.back'], exact: true }).press('Enter')
    await page.getByTestId('setup-post').waitFor()
    expect(await asked(page, 'keepSetUp')).toMatchObject([
      { input: { step: 'events' } },
      { input: { step: 'post' } },
    ])
  })

  test('keeps what was typed when somebody else changes the profile, and puts it on top of theirs', async () => {
    const page = await atStep('post')
    await page.getByTestId('setting-entrance').locator('input').fill('South gate')
    const profile = { environment: { kind: 'sandbox', number: 7 }, timeZone: 'Europe/Lisbon' } as const
    const live = { book: 'sandbox-7', profile, revision: 9, changedAt: 5, key: null } as const
    await setDevice(page, { setUp: { step: 'post', at: 1 }, live })
    const notice = page.getByTestId('setup-changed')
    await notice.waitFor()
    expect(await page.getByTestId('setting-entrance').locator('input').inputValue()).toBe('South gate')
    await notice.getByRole('button').click()
    await page.getByTestId('setup-next').click()
    await page.getByTestId('setup-events').waitFor()
    expect(await asked(page, 'applyProfile')).toMatchObject([
      { input: { basedOn: 9, profile: { timeZone: 'Europe/Lisbon', entrance: 'South gate' } } },
    ])
  })

  test('shows again what was typed at a step that was left without going on', async () => {
    const page = await atStep('post')
    await page.getByTestId('setting-entrance').locator('input').fill('South gate')
    await page.getByRole('button', { name: en['setup.back'], exact: true }).click()
    await page.getByTestId('setup-venue').waitFor()
    await page.getByTestId('setup-next').click()
    await page.getByTestId('setup-post').waitFor()
    expect(await page.getByTestId('setting-entrance').locator('input').inputValue()).toBe('South gate')
    expect(JSON.stringify(await asked(page, 'applyProfile'))).not.toContain('South gate')
  })

  test('keeps what was typed while the session is locked, but never a key', async () => {
    const page = await screen.page({ query: 'pins' })
    const unlock = async () => {
      await page.getByLabel('PIN', { exact: true }).fill('1212')
      await page.keyboard.press('Enter')
    }
    const lock = async () => {
      await page.evaluate(async () => {
        await window.portcullis?.lock({})
        window.gateScript?.supervise({ state: 'up', restarts: 0 })
      })
      await page.getByTestId('kept-waiting').waitFor()
    }
    await setDevice(page, { setUp: { step: 'post', at: 1 } })
    await page.getByTestId('setup-invitation').getByRole('button', { name: en['setup.goOn'] }).click()
    await unlock()
    await page.getByTestId('setting-entrance').locator('input').fill('South gate')
    await lock()
    await unlock()
    await page.getByTestId('kept-typing').waitFor()
    expect(await page.getByTestId('setting-entrance').locator('input').inputValue()).toBe('South gate')

    await page.evaluate(() =>
      Object.assign(window.portcullis ?? {}, {
        previewProfile: async () => ({
          ok: true,
          value: { problems: [], changes: [], revision: 4, book: 'sandbox-8', hasKey: false },
        }),
      }),
    )
    await setDevice(page, { setUp: { step: 'environment', at: 1 } })
    await page.getByLabel(en['setenv.number']).fill('8')
    await page.getByTestId('setup-next').click()
    await page.getByTestId('setup-environment').locator('input[type=password]').fill('typed-but-not-sent')
    await lock()
    await unlock()
    await page.getByTestId('kept-typing').waitFor()
    expect(await page.getByLabel(en['setenv.number']).inputValue()).toBe('8')
    await page.getByTestId('setup-next').click()
    const key = page.getByTestId('setup-environment').locator('input[type=password]')
    await expect.poll(() => key.inputValue()).toBe('')
  })

  test('asks a live gate for the key of another environment, and changes both at once', async () => {
    const page = await atStep('environment')
    await page.evaluate(() =>
      Object.assign(window.portcullis ?? {}, {
        previewProfile: async () => ({
          ok: true,
          value: { problems: [], changes: [], revision: 4, book: 'sandbox-8', hasKey: false },
        }),
      }),
    )
    await page.getByLabel(en['setenv.number']).fill('8')
    await page.getByTestId('setup-next').click()
    await page.getByText(en['setup.environment.keyToo']).waitFor()
    await page.getByTestId('setup-next').click()
    await page.getByText(en['setkey.empty']).waitFor()
    expect(await asked(page, 'applyProfile')).toEqual([])
    await page.getByTestId('setup-environment').locator('input[type=password]').fill('key-of-sandbox-8')
    await page.getByTestId('setup-next').click()
    await page.getByTestId('setup-key').waitFor()
    expect(await asked(page, 'applyProfile')).toMatchObject([
      {
        input: {
          profile: { environment: { kind: 'sandbox', number: 8 } },
          credential: { kind: 'api-key', key: 'key-of-sandbox-8' },
        },
      },
    ])
  })

  test('stays at a step that is refused, with the words and with what was typed', async () => {
    const page = await atStep('venue')
    await page.evaluate(() =>
      window.gateScript?.refuseDevice({ code: 'refused', message: 'Nothing was changed.' }),
    )
    await page.getByTestId('setting-tenantId').locator('input').fill('512')
    await page.getByTestId('setup-next').click()
    await page.getByTestId('office-problem').getByText('Nothing was changed.').waitFor()
    expect(await page.getByTestId('setting-tenantId').locator('input').inputValue()).toBe('512')
    await page.evaluate(() => window.gateScript?.refuseDevice(null))
    await page.getByTestId('setup-next').click()
    await page.getByTestId('setup-post').waitFor()
  })

  test('shows what a provisioning file locks, and changes nothing of it', async () => {
    const page = await atStep('venue', { provisioned: { at: 5, locked: true, keyWaits: false } })
    await page.getByTestId('setup-locked').waitFor()
    expect(await page.getByTestId('setting-timeZone').locator('input').isDisabled()).toBe(true)
    await page.getByTestId('setup-next').click()
    await page.getByTestId('setup-post').waitFor()
    expect(await asked(page, 'applyProfile')).toEqual([])
  })

  test('gives way to a guest who is scanned, and is back as it was left', async () => {
    const page = await atStep('venue')
    await page.getByTestId('setting-tenantId').locator('input').fill('51')
    await scanKeys(page, 'used-4711')
    await page.locator('[data-testid=verdict][data-class=deny]').waitFor()
    expect(await page.getByTestId('setup-venue').isVisible()).toBe(false)
    await page.keyboard.press('Escape')
    await page.getByTestId('setup-venue').waitFor()
    expect(await page.getByTestId('setting-tenantId').locator('input').inputValue()).toBe('51')
  })

  test('invites a new device until that is put away, and goes on from the menu all the same', async () => {
    const page = await screen.page()
    await setDevice(page, { book: 'practice', live: null })
    await page.getByRole('button', { name: en['setup.dismiss'] }).click()
    await expect.poll(() => page.getByTestId('setup-invitation').count()).toBe(0)
    await page.keyboard.press('F12')
    await page.locator('.menu-button', { hasText: en['setup.title'] }).click()
    await page.getByTestId('setup-language').waitFor()
    // What needs an environment or a key is not to be had yet.
    expect(await page.locator('.setup-step-button:disabled').count()).toBe(9)
  })
})

test('a key goes in and never comes out: after it was sent nothing of it is on the page', async () => {
  const page = await atStep('key')
  const field = page.getByTestId('key-form').locator('input[type=password]')
  await page.evaluate(() => window.gateScript?.refuseDevice({ code: 'refused', message: 'ACME refuses it.' }))
  await field.fill('key-of-this-venue-0042')
  await page.getByTestId('key-form').locator('button[type=submit]').click()
  await page.getByTestId('office-problem').getByText('ACME refuses it.').waitFor()
  expect(await field.inputValue()).toBe('')
  expect(await page.content()).not.toContain('0042')
})
