import type { Page } from 'playwright-core'
import type { DeviceView, SetUpStep } from '../../electron/contract/device.ts'
import { en } from '../../renderer/i18n/en.ts'

type State = { readonly name: string; readonly enter: (page: Page) => Promise<unknown> }

/** As text: a profile nests deeper than the types of a page's arguments. */
const withDevice = (page: Page, part: Partial<DeviceView>) =>
  page.evaluate((text) => window.gateScript?.setDevice(JSON.parse(text)), JSON.stringify(part))

/** A device that was left at a step of its set-up, with that step on the screen. */
const atStep = (step: SetUpStep, part: Partial<DeviceView> = {}): State => ({
  name: `set-up-${step}`,
  async enter(page) {
    await withDevice(page, { setUp: { step, at: 1 }, ...part })
    await page.getByTestId('setup-invitation').waitFor({ state: step === 'done' ? 'detached' : 'visible' })
    await page.keyboard.press('F12')
    await page.locator('.menu-button', { hasText: en['setup.title'] }).click()
    await page.getByTestId(`setup-${step}`).waitFor()
    if (step === 'check') await page.locator('[data-testid=doctor-verdict][data-worst=failed]').waitFor()
    if (step === 'events') await page.getByTestId('setup-event').first().waitFor()
    if (step === 'roles') await page.getByTestId('person-form').waitFor()
  },
})

/** The guided path and what leads to it; each from a fresh page. */
export const setUpStates: readonly State[] = [
  {
    name: 'new-device',
    async enter(page) {
      await withDevice(page, { book: 'practice', live: null })
      await page.getByTestId('setup-invitation').waitFor()
    },
  },
  atStep('environment', { book: 'practice' }),
  atStep('key', {
    book: 'practice',
    secrets: { protection: null, keychain: false, locked: false, waitMs: 0 },
  }),
  atStep('check'),
  atStep('events'),
  atStep('roles'),
  atStep('done'),
  {
    name: 'device-locked',
    async enter(page) {
      await withDevice(page, {
        secrets: { protection: 'passphrase', keychain: false, locked: true, waitMs: 15_000 },
      })
      await page.evaluate(() =>
        window.gateScript?.supervise({ state: 'failed', message: 'It takes the passphrase.', restarts: 0 }),
      )
      await page.getByTestId('passphrase-wait').waitFor()
      await page.getByTestId('supervision-banner').waitFor({ state: 'detached' })
    },
  },
]
