import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { fieldFaults } from '../../../electron/contract/field-faults.ts'
import { profileSchema } from '../../../electron/contract/profile.ts'
import { de } from '../../../renderer/i18n/de.ts'
import { type OpenScreen, openScreen } from '../chromium.ts'
import { scanKeys } from '../scanner-keys.ts'

/** A busy machine draws late. */
const SOON = { timeout: 20_000 }

let screen: OpenScreen
beforeAll(async () => {
  screen = await openScreen()
})
afterEach(() => screen.closePages())
afterAll(() => screen?.close())

async function settings(query = ''): Promise<Page> {
  const page = await screen.page({ query })
  await page.evaluate(() => {
    window.gateScript?.setStatus({ environment: 'sandbox' })
    window.gateScript?.setDevice({})
  })
  await page.keyboard.press('F12')
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  return page
}
const field = (page: Page, path: string) => page.getByTestId(`setting-${path}`).locator('input').first()
const section = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Groups of settings' }).getByRole('button', { name }).click()
/** As the gate locks a session that nobody uses. */
async function lock(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await window.portcullis?.lock({})
    window.gateScript?.supervise({ state: 'up', restarts: 0 })
  })
  await page.getByTestId('pin-form').waitFor()
}
/** What the device was asked to apply last. */
const applied = (page: Page) =>
  page.evaluate(() => {
    const found = window.gateScript?.deviceAsked.filter(({ method }) => method === 'applyProfile').at(-1)
    return JSON.stringify(found?.input ?? null)
  })
async function apply(page: Page, why: string): Promise<void> {
  await page.getByRole('button', { name: 'Look at the changes' }).click()
  await page.getByLabel('Why').fill(why)
  await page.getByRole('button', { name: 'Apply' }).click()
}

test('a profile from elsewhere that does not fit is told so in the words of the screen', async () => {
  const page = await screen.page({ language: 'de' })
  const draft = { budgetMs: 10, policy: 'ask', polcy: 1 }
  const { error } = profileSchema.safeParse(draft)
  const problems = error === undefined ? [] : fieldFaults(error, draft)
  await page.evaluate((faults) => {
    window.gateScript?.setStatus({ environment: 'sandbox' })
    window.gateScript?.setDevice({})
    const nothing = {
      changes: [],
      revision: 4,
      book: null,
      hasKey: false,
      bringsKey: false,
      otherVenue: null,
    }
    Object.assign(window.portcullis ?? {}, {
      importProfile: async () => {
        const device = await window.portcullis?.device({})
        return {
          ok: true,
          value: {
            applied: false,
            preview: { ...nothing, problems: faults },
            device: device?.ok === true ? device.value : null,
          },
        }
      },
    })
  }, problems)
  await page.keyboard.press('F12')
  await page.getByRole('button', { name: de['edit.title'], exact: true }).click()
  await page
    .getByRole('navigation', { name: de['edit.sections'] })
    .getByRole('button', { name: de['carry.import'] })
    .click()
  await page.getByLabel(de['carry.text']).fill('{}')
  await page.getByRole('button', { name: de['carry.look'] }).click()
  const told = page.getByTestId('import-review').getByRole('alert').locator('li')
  await expect
    .poll(() => told.allTextContents(), SOON)
    .toEqual([
      'Wer entscheidet: muss eines davon sein: verify · local-first',
      'Längstes Warten auf ACME: muss mindestens 50 sein',
      'polcy: diese Einstellung gibt es nicht',
    ])
})

describe('the settings', () => {
  test('apply what was changed and nothing else, with the profile that it was made from', async () => {
    const page = await settings()
    await section(page, 'How it decides')
    await field(page, 'budgetMs').fill('900')
    await section(page, 'Events let in')
    const names = page.getByTestId('setting-admit.names')
    await names.getByRole('button', { name: 'Remove Harbour' }).click()
    await names.getByLabel('Add to “Events, by their name”').fill('Matinée')
    await page.keyboard.press('Enter')
    await section(page, 'Entrances and passes')
    await page.getByTestId('setting-entrances').getByRole('button', { name: 'Add a row' }).click()
    await page.getByText('Say which tickets').waitFor()
    await page
      .getByTestId('setting-entrances')
      .getByRole('button', { name: 'Remove', exact: true })
      .nth(1)
      .click()
    await apply(page, 'for the matinée')
    await page.getByTestId('settings-applied').waitFor()
    const asked = JSON.parse(await applied(page))
    expect(asked).toMatchObject({ basedOn: 4, permit: expect.any(String) })
    expect(asked.profile).toEqual({
      environment: { kind: 'sandbox', number: 7 },
      tenantId: '447',
      terminalId: 'NORTH-1',
      entrance: 'North gate',
      timeZone: 'Europe/Madrid',
      budgetMs: 900,
      admit: { names: ['Lanterns', 'Matinée'] },
      entrances: [{ entrance: 'VIP', ticketTypes: ['VIP*'] }],
    })
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByTestId('screen-settings').count(), SOON).toBe(0)
  })

  test('let events be picked by name and start, or typed where nobody here knows them', async () => {
    const page = await settings()
    await section(page, 'Events let in')
    const events = page.getByTestId('setting-admit.events')
    const input = events.getByLabel('Add to “Events, by their id”')
    const offered = page.getByTestId('events-offered').getByRole('button')
    await input.focus()
    await expect.poll(() => offered.count(), SOON).toBe(2)
    // A search that means several picks none of them.
    await input.fill('a')
    await page.keyboard.press('Enter')
    expect(await events.locator('li').count()).toBe(0)
    await input.fill('boat')
    await expect
      .poll(() => offered.allTextContents(), SOON)
      .toEqual([expect.stringMatching(/^Boat tour, .*\d\d:\d\d · 4413 $/)])
    await page.keyboard.press('Enter')
    await expect
      .poll(() => events.locator('li').allTextContents(), SOON)
      .toEqual([expect.stringMatching(/^Boat tour, .* · 4413$/)])
    // What no event of these days is called is an id.
    await input.fill('9001')
    await page.getByText('what is typed counts as an id').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect.poll(() => events.locator('li').count(), SOON).toBe(2)
    expect(await events.locator('li').nth(1).textContent()).toContain('not among the events of these days')
    await page.getByRole('button', { name: 'Look at the changes' }).click()
    expect(await page.getByTestId('changes').innerText()).toMatch(/Added: Boat tour, .* · 4413\s+Added: 9001/)
  })

  test('go back to a default, by which the setting is gone from the profile', async () => {
    const page = await settings()
    await page.getByRole('button', { name: 'Back to the default: Entrance' }).click()
    expect(await field(page, 'entrance').inputValue()).toBe('Main entrance')
    await apply(page, 'as it was')
    await page.getByTestId('settings-applied').waitFor()
    expect(JSON.parse(await applied(page)).profile).not.toHaveProperty('entrance')
  })

  test('keep what was typed where the device refuses, and where somebody else was faster', async () => {
    const page = await settings()
    await field(page, 'entrance').fill('West gate')
    await page.evaluate(() =>
      window.gateScript?.refuseDevice({ code: 'refused', message: 'The gate does not start with this.' }),
    )
    await apply(page, 'moved')
    await page.getByText('Nothing was changed, and your changes are kept here.').waitFor()
    await page.evaluate(() => {
      window.gateScript?.refuseDevice(null)
      const live = { book: 'sandbox-7', changedAt: Date.now(), key: null, revision: 9 } as const
      const environment = { kind: 'sandbox', number: 7 } as const
      window.gateScript?.setDevice({ live: { ...live, profile: { environment, budgetMs: 300 } } })
    })
    await page.getByTestId('changed-meanwhile').waitFor()
    expect(await page.getByTestId('changes').innerText()).toMatch(/Was: Main entrance\s+Becomes: West gate/)
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByTestId('settings-applied').waitFor()
    expect(JSON.parse(await applied(page))).toMatchObject({
      basedOn: 9,
      profile: { budgetMs: 300, entrance: 'West gate' },
    })
  })

  test('ask before they are left with changes, whatever leaves them', async () => {
    const page = await settings()
    await field(page, 'entrance').fill('West gate')
    for (const key of ['Escape', 'F4', 'F12']) {
      await page.keyboard.press(key)
      await page.getByTestId('leave-question').getByRole('button', { name: 'Stay' }).click()
      expect(await field(page, 'entrance').inputValue()).toBe('West gate')
    }
    await page.keyboard.press('F4')
    await page.getByRole('button', { name: 'Leave without applying' }).click()
    await page.getByTestId('screen-queue').waitFor()
    expect(await applied(page)).toBe('null')
  })

  test('step aside for a guest, and are back with what was typed', async () => {
    const page = await settings()
    await field(page, 'entrance').fill('West gate')
    await page.getByRole('heading', { name: 'This lane' }).click()
    await scanKeys(page, 'used-4711')
    await page.locator('[data-testid=verdict][data-class=deny]').waitFor()
    expect(await page.getByTestId('screen-settings').isVisible()).toBe(false)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByTestId('screen-settings').isVisible(), SOON).toBe(true)
    expect(await field(page, 'entrance').inputValue()).toBe('West gate')
  })

  test('are for admins, and a session that locks takes nothing of them along', async () => {
    const page = await settings('pins')
    const unlock = async (pin: string) => {
      await page.getByLabel('PIN', { exact: true }).fill(pin)
      await page.keyboard.press('Enter')
    }
    await unlock('3434')
    await page.getByTestId('top-signed-in').getByText('Sue').waitFor()
    expect(await field(page, 'entrance').count()).toBe(0)
    await unlock('1212')
    await field(page, 'entrance').fill('West gate')
    await lock(page)
    // Whoever finds the screen like that reads that nothing is lost, and may close it.
    await page.getByTestId('kept-waiting').waitFor()
    expect(await page.getByText('West gate').count()).toBe(0)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByTestId('screen-settings').count(), SOON).toBe(0)
    await page.keyboard.press('F12')
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    await unlock('1212')
    await page.getByTestId('kept-typing').waitFor()
    expect(await field(page, 'entrance').inputValue()).toBe('West gate')
    await apply(page, 'moved')
    await page.getByTestId('settings-applied').waitFor()
    expect(await page.getByTestId('kept-typing').count()).toBe(0)
    expect(JSON.parse(await applied(page)).profile).toMatchObject({ entrance: 'West gate' })
  })

  test('say that they were applied though the gate that started anew knows nobody any more', async () => {
    const page = await settings('pins')
    await page.getByLabel('PIN', { exact: true }).fill('1212')
    await page.keyboard.press('Enter')
    await field(page, 'entrance').fill('West gate')
    await page.evaluate(() => {
      const bridge = window.portcullis
      const apply = bridge?.applyProfile
      Object.assign(bridge ?? {}, {
        applyProfile: async (input: Parameters<NonNullable<typeof apply>>[0]) => {
          await bridge?.lock({})
          window.gateScript?.supervise({ state: 'up', restarts: 1 })
          // The window has heard of it before the answer comes.
          await new Promise<void>((resolve) => {
            const look = () =>
              document.querySelector('[data-testid=pin-form]') === null
                ? requestAnimationFrame(look)
                : resolve()
            look()
          })
          return apply?.(input)
        },
      })
    })
    await apply(page, 'moved')
    await page.getByTestId('pin-form').waitFor()
    await page.getByTestId('settings-applied').waitFor()
    await expect.poll(() => page.getByTestId('kept-waiting').count(), SOON).toBe(0)
    await page.getByLabel('PIN', { exact: true }).fill('1212')
    await page.keyboard.press('Enter')
    await expect.poll(() => field(page, 'entrance').inputValue(), SOON).toBe('West gate')
    expect(await page.getByTestId('kept-typing').count()).toBe(0)
    expect(await page.getByTestId('settings-bar').count()).toBe(0)
  })

  test('show nobody else what somebody typed', async () => {
    const page = await settings('pins')
    const unlock = async (pin: string) => {
      await page.getByLabel('PIN', { exact: true }).fill(pin)
      await page.keyboard.press('Enter')
    }
    await unlock('1212')
    await field(page, 'entrance').fill('West gate')
    await page.evaluate(() =>
      window.portcullis?.changeStaff({ act: 'add', name: 'Ben', role: 'admin', pin: '7878' }),
    )
    await lock(page)
    await unlock('7878')
    await page.getByTestId('top-signed-in').getByText('Ben').waitFor()
    expect(await field(page, 'entrance').inputValue()).toBe('North gate')
    expect(await page.getByTestId('kept-typing').count()).toBe(0)
    await lock(page)
    await unlock('1212')
    await page.getByTestId('kept-typing').waitFor()
    expect(await field(page, 'entrance').inputValue()).toBe('West gate')
  })
})

test('a key is forgotten after two questions, and no answer is the one under the finger', async () => {
  const page = await settings()
  await page.keyboard.press('F12')
  await page.getByRole('button', { name: 'Device and key' }).click()
  await page.getByTestId('forget-key').click()
  await page.keyboard.press('Enter')
  expect(await page.getByTestId('ask-yes').count()).toBe(0)
  await page.getByTestId('forget-key').click()
  await page.getByTestId('ask-yes').click()
  const asked = () => page.evaluate(() => window.gateScript?.deviceAsked.map(({ method }) => method) ?? [])
  expect(await asked()).not.toContain('forgetKey')
  await page.getByText('nobody can read it back').waitFor()
  await page.getByTestId('ask-yes').click()
  await page.getByTestId('key-forgotten').waitFor()
  expect(await asked()).toContain('forgetKey')
})
