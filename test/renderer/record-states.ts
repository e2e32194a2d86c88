import type { Page } from 'playwright-core'
import { screens } from '../../renderer/app/registry.ts'
import type { ScreenName } from '../../renderer/app/screen.ts'
import { en } from '../../renderer/i18n/en.ts'

type State = { readonly name: string; readonly enter: (page: Page) => Promise<unknown> }

/** Opens a screen as its key does, or its button in the menu. */
export async function openScreenOf(page: Page, name: ScreenName): Promise<void> {
  const { key, title } = screens[name]
  await page.keyboard.press(key ?? 'F12')
  if (key === null) await page.locator('.menu-button', { hasText: en[title] }).click()
  await page.getByTestId(`screen-${name}`).waitFor()
}

/** Gives out the first PIN: to Ada, an admin, who is signed in then. */
async function staffed(page: Page): Promise<void> {
  await openScreenOf(page, 'people')
  await page.getByLabel(en['people.name'], { exact: true }).fill('Ada')
  await page.getByLabel(en['pin.field'], { exact: true }).fill('1212')
  await page.getByLabel(en['people.again']).fill('1212')
  await page.getByRole('button', { name: en['people.give'] }).click()
  await page.getByTestId('person').waitFor()
}

/** Who has a PIN, what they did, what the shift came to, and a scene of the training: beyond the first sight of each. */
export const recordStates: readonly State[] = [
  { name: 'people-staff', enter: staffed },
  {
    name: 'people-add',
    async enter(page) {
      await staffed(page)
      await page.getByRole('button', { name: en['people.add'] }).click()
      await page.getByRole('button', { name: en['people.give'] }).click()
      await page.getByText(en['people.nameMissing']).waitFor()
    },
  },
  {
    name: 'people-sure',
    async enter(page) {
      await staffed(page)
      await page.getByRole('button', { name: 'Remove Ada' }).click()
      await page.getByText(en['people.lastOfAll']).waitFor()
    },
  },
  {
    name: 'people-recovery',
    async enter(page) {
      await staffed(page)
      await page.getByTestId('top-signed-in').getByRole('button').click()
      await page.keyboard.press('Escape')
      await openScreenOf(page, 'unlock')
      await page.getByText(en['pin.lost']).click()
      await page.getByLabel(en['pin.new']).waitFor()
    },
  },
  {
    name: 'acts-checked',
    async enter(page) {
      await openScreenOf(page, 'acts')
      await page.getByRole('button', { name: en['acts.check'] }).click()
      await page.getByText(/The log is whole/).waitFor()
      await page.getByTestId('act').first().waitFor()
    },
  },
  {
    name: 'records-chosen',
    async enter(page) {
      await openScreenOf(page, 'records')
      await page.getByLabel(en['records.span.custom']).check()
      await page.getByLabel(en['records.to'], { exact: true }).fill('2026-11-14T12:00')
      await page.getByLabel(en['records.from'], { exact: true }).fill('2026-11-14T18:00')
      await page.getByText(en['records.backwards']).waitFor()
      await page.getByTestId('shift-report').waitFor()
    },
  },
  {
    name: 'records-log',
    async enter(page) {
      await openScreenOf(page, 'records')
      await page.getByRole('tab', { name: en['records.log'] }).click()
      await page.getByTestId('log-row').first().waitFor()
    },
  },
  {
    name: 'scene',
    async enter(page) {
      await openScreenOf(page, 'training')
      await page.getByTestId('scene-network-drops').getByRole('button').click()
      await page.getByTestId('scene').waitFor()
    },
  },
]
