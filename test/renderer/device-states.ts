import type { Page } from 'playwright-core'
import type { DeviceView } from '../../electron/contract/device.ts'
import { en } from '../../renderer/i18n/en.ts'

/** Opens one of the screens about a device that stands at a sandbox. */
async function atDevice(page: Page, screen: 'settings' | 'device', part: Partial<DeviceView> = {}) {
  // As text: the type of a profile goes down without an end, and so would the compiler.
  await page.evaluate((view) => {
    window.gateScript?.setStatus({ environment: 'sandbox' })
    window.gateScript?.setDevice(JSON.parse(view))
  }, JSON.stringify(part))
  await page.keyboard.press('F12')
  const title = screen === 'settings' ? en['edit.title'] : en['here.title']
  await page.getByRole('button', { name: title, exact: true }).click()
  await page.getByTestId(`screen-${screen}`).waitFor()
  await page.locator(screen === 'settings' ? '.settings' : '.here-book').waitFor()
}
const entry = (page: Page, name: string) =>
  page.getByRole('navigation', { name: en['edit.sections'] }).getByRole('button', { name }).click()
const budget = (page: Page) => page.getByTestId('setting-budgetMs').locator('input')

async function edited(page: Page): Promise<void> {
  await atDevice(page, 'settings')
  await entry(page, en['set.section.deciding'])
  await budget(page).fill('900')
  await entry(page, en['set.section.codes'])
  await page.locator('.codes button').first().click()
}

const PLAIN = {
  secrets: { protection: 'plain', keychain: false, locked: false, waitMs: 0 },
  problems: [{ kind: 'plain-secrets', message: 'The key and the data of this device are not encrypted.' }],
} as const satisfies { secrets: DeviceView['secrets']; problems: DeviceView['problems'] }

/** What the screens about the device can look like. */
export const deviceStates: readonly {
  readonly name: string
  readonly enter: (page: Page) => Promise<unknown>
}[] = [
  { name: 'settings-lane', enter: (page) => atDevice(page, 'settings') },
  {
    name: 'settings-fault',
    async enter(page) {
      await atDevice(page, 'settings')
      await entry(page, en['set.section.deciding'])
      await budget(page).fill('20')
      await page.getByTestId('settings-bar').waitFor()
    },
  },
  {
    name: 'settings-events',
    async enter(page) {
      await atDevice(page, 'settings')
      await entry(page, en['set.section.events'])
      const events = page.getByTestId('setting-admit.events')
      await events.locator('input').fill('4411')
      await events.getByRole('button', { name: en['set.add'] }).click()
      await events.locator('input').fill('boat')
      await page.getByTestId('events-offered').getByText('Boat tour').waitFor()
    },
  },
  {
    name: 'settings-found',
    async enter(page) {
      await atDevice(page, 'settings')
      await page.getByLabel(en['edit.search']).fill('pass')
      await page.getByTestId('setting-passRanges').waitFor()
    },
  },
  {
    name: 'settings-review',
    async enter(page) {
      await edited(page)
      await page.getByRole('button', { name: en['edit.review'] }).click()
      await page.getByRole('button', { name: en['edit.apply'] }).click()
      await page.getByText(en['edit.whyMissing']).waitFor()
    },
  },
  {
    name: 'settings-refused',
    async enter(page) {
      await edited(page)
      await page.evaluate(() =>
        window.gateScript?.refuseDevice({ code: 'refused', message: 'The gate does not start with this.' }),
      )
      await page.getByRole('button', { name: en['edit.review'] }).click()
      await page.getByLabel(en['edit.why']).fill('a longer wait')
      await page.getByRole('button', { name: en['edit.apply'] }).click()
      await page.getByText(en['edit.refused']).waitFor()
    },
  },
  {
    name: 'settings-leave',
    async enter(page) {
      await edited(page)
      await page.keyboard.press('Escape')
      await page.getByTestId('leave-question').waitFor()
    },
  },
  {
    name: 'settings-export',
    async enter(page) {
      await atDevice(page, 'settings')
      await entry(page, en['carry.export'])
      await page.getByLabel(en['carry.sealed']).check()
      await page.getByRole('button', { name: en['carry.save'] }).click()
      await page.getByText(en['carry.short']).waitFor()
    },
  },
  {
    name: 'settings-import',
    async enter(page) {
      await atDevice(page, 'settings')
      await entry(page, en['carry.import'])
      await page.getByLabel(en['carry.text']).fill('{}')
      await page.getByRole('button', { name: en['carry.look'] }).click()
      await page.getByTestId('import-review').waitFor()
    },
  },
  {
    name: 'settings-locked',
    enter: (page) =>
      atDevice(page, 'settings', { provisioned: { at: Date.now(), locked: true, keyWaits: false } }),
  },
  { name: 'device-plain', enter: (page) => atDevice(page, 'device', PLAIN) },
  {
    name: 'device-forget',
    async enter(page) {
      await atDevice(page, 'device')
      await page.getByTestId('forget-key').click()
      await page.getByTestId('ask-yes').waitFor()
    },
  },
]
