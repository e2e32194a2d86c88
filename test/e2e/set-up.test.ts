import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { OpenGate } from './harness/gate.ts'
import { openOn, ownFolder, ownVenue } from './harness/own-device.ts'

const PASSPHRASE = 'correct horse battery'
const PATIENCE_MS = 60_000

async function open(dataDir: string, untilReady = true): Promise<OpenGate> {
  const gate = await openOn(dataDir, { untilReady })
  gate.page.setDefaultTimeout(PATIENCE_MS)
  return gate
}

const at = (page: Page, step: string) => page.getByTestId(`setup-${step}`)
const next = (page: Page) => page.getByTestId('setup-next').click()
const words = (page: Page, testId: string) => page.getByTestId(testId).innerText()
/** A tick after the labels of a choice: the radio itself is small. */
const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check()

it('sets a device up from practice to its first live scan, left half-way and taken up after a restart', async () => {
  const venue = await ownVenue()
  const dataDir = ownFolder()
  const first = await open(dataDir)
  let { page } = first

  // A new device scans at once; the invitation stands in nobody's way.
  const [sample = ''] = await first.practice.barcodes('good')
  await first.wedge(sample)
  await page.locator('[data-testid=verdict][data-class=admit]').waitFor()
  await page.keyboard.press('Escape')
  await page.getByTestId('setup-invitation').getByRole('button', { name: 'Set up this device' }).click()
  await at(page, 'language').waitFor()
  await choose(page, 'Deutsch')
  await page.getByText('Schritt 1 von 11').waitFor()
  await choose(page, 'English')
  await next(page)

  await at(page, 'environment').waitFor()
  await next(page)
  await page.getByText('Type the number of the sandbox').waitFor()
  await page.getByLabel('Number of the sandbox').fill('7')
  await page.getByLabel('Address of your own').fill('http://acme.example.org')
  await next(page)
  await page.getByText('The key would travel in the clear').waitFor()
  await page.getByLabel('Address of your own').fill(venue.baseUrl)
  await next(page)

  await at(page, 'key').waitFor()
  await page.getByTestId('protection-form').waitFor()
  await page.getByLabel('Passphrase', { exact: true }).nth(1).fill(PASSPHRASE)
  await page.getByLabel('The passphrase again').fill('another passphrase')
  await page.getByRole('button', { name: 'Protect' }).click()
  await page.getByText('The two are not the same').waitFor()
  await page.getByLabel('The passphrase again').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Protect' }).click()

  const keyForm = page.getByTestId('key-form')
  const key = keyForm.locator('input[type=password]')
  await key.fill('two words')
  await page.getByRole('button', { name: 'Set the key' }).click()
  await page.getByText('There is a blank').waitFor()
  await key.fill('a-key-of-another-environment')
  await page.getByRole('button', { name: 'Set the key' }).click()

  // Nothing of the live venue was asked so far, and practice is open still.
  await at(page, 'check').waitFor()
  expect(await page.getByTestId('book-name').getAttribute('data-book')).toBe('practice')
  expect(venue.calls()).toEqual([])
  await page.getByTestId('setup-open-live').click()
  await page.locator('[data-testid=doctor-key] >> text=Failed').waitFor()
  await expect.poll(() => page.getByTestId('book-name').getAttribute('data-book')).toBe('sandbox-7')
  await key.fill(`${venue.apiKey} `)
  await keyForm.getByRole('button', { name: 'Replace the key' }).click()
  await page.locator('[data-testid=doctor-key] >> text=Good').waitFor()
  await page.locator('[data-testid=doctor-verdict]:not([data-worst=""])').waitFor()
  expect(await page.content()).not.toContain(venue.apiKey)
  await next(page)

  await at(page, 'venue').waitFor()
  await page.getByTestId('setting-timeZone').locator('input').fill('Nowhere/Land')
  await next(page)
  await at(page, 'venue').locator('.field-error').waitFor()
  await page.getByTestId('setting-timeZone').locator('input').fill(venue.timeZone)
  await page.getByTestId('setting-tenantId').locator('input').fill(venue.tenantId)
  await next(page)
  await at(page, 'post').waitFor()
  await first.close()

  const again = await open(dataDir, false)
  page = again.page
  await page.getByTestId('passphrase-form').waitFor()
  await page.getByLabel('Passphrase of this device').fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await page.getByTestId('setup-invitation').getByRole('button', { name: 'Go on setting up' }).click()
  await at(page, 'post').waitFor()
  // What was entered before is there, and one step back shows it.
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await at(page, 'venue').waitFor()
  const zone = page.getByTestId('setting-timeZone').locator('input')
  await expect.poll(() => zone.inputValue()).toBe(venue.timeZone)
  await next(page)
  await page.getByTestId('setting-terminalId').locator('input').fill('NORTH-1')
  await page.getByTestId('setting-entrance').locator('input').fill('North gate')
  await next(page)

  await at(page, 'events').waitFor()
  await choose(page, 'Some of them')
  await next(page)
  await page.getByText('Pick an event').waitFor()
  await page.getByTestId('setup-event').first().waitFor()
  await choose(page, 'All events of the day')
  await next(page)
  await at(page, 'scanner').waitFor()
  await page.getByTestId('scanner-test').waitFor()
  await next(page)

  await at(page, 'roles').waitFor()
  const person = page.getByTestId('person-form')
  const give = async (name: string, pin: string) => {
    await person.getByLabel('Name').fill(name)
    for (const nth of [0, 1]) await person.locator('input[type=password]').nth(nth).fill(pin)
    await person.locator('button[type=submit]').click()
  }
  await give('Anna', '7777')
  await person.locator('.field-error').waitFor()
  await give('Anna', '4711')
  await page.getByTestId('top-signed-in').waitFor()
  await at(page, 'roles').getByText('Anna', { exact: true }).waitFor()
  await give('Berta', '4711')
  await person.locator('.field-error').waitFor()
  await choose(page, 'steward')
  await give('Berta', '3434')
  await at(page, 'roles').getByText('Berta', { exact: true }).waitFor()
  await next(page)
  await at(page, 'readiness').waitFor()
  await page.getByTestId('fit-light').waitFor()
  await next(page)

  await at(page, 'done').waitFor()
  for (const part of ['Sandbox 7', 'North gate', 'NORTH-1', venue.apiKey.slice(-4)])
    await expect.poll(() => words(page, 'setup-summary')).toContain(part)
  await expect.poll(() => page.getByTestId('setup-invitation').count()).toBe(0)
  await page.getByRole('button', { name: 'Begin scanning' }).click()
  // Before the list is here a busy machine may hold a guest: ACME is asked, and answers too late.
  const listed = () =>
    page.evaluate(async () => {
      const status = await window.portcullis?.status({})
      return status?.ok === true && status.value.tickets > 0 && status.value.sync.finishedAt !== null
    })
  await expect.poll(listed, { timeout: PATIENCE_MS }).toBe(true)
  const ticket = venue.samples.find(({ kind }) => kind === 'good')?.barcodes[0] ?? ''
  await again.wedge(ticket)
  await page.locator('[data-testid=verdict][data-class=admit]').waitFor()
}, 600_000)

it('asks for its passphrase at the start, keeps what is scanned meanwhile, and asks for another key when one is revoked', async () => {
  const venue = await ownVenue()
  const dataDir = ownFolder()
  const first = await open(dataDir)
  const done = await first.page.evaluate(
    async ([passphrase, key, baseUrl, tenantId, timeZone]) => {
      const bridge = window.portcullis
      if (bridge === undefined) throw new Error('the page has no bridge')
      const permit = async (act: 'protect-secrets' | 'change-profile' | 'change-key' | 'open-book') => {
        const given = await bridge.permit({ act, why: null })
        return given.ok ? given.value.permit : null
      }
      const how = { by: 'passphrase', passphrase } as const
      const profile = { environment: { kind: 'sandbox', number: 7, baseUrl }, tenantId, timeZone }
      const credential = { kind: 'api-key', key } as const
      const answers = [
        await bridge.protect({ how, permit: await permit('protect-secrets') }),
        await bridge.applyProfile({ profile, basedOn: 0, permit: await permit('change-profile') }),
        await bridge.setKey({ credential, permit: await permit('change-key') }),
        await bridge.openBook({ book: 'live', permit: await permit('open-book') }),
      ]
      return answers.map(({ ok }) => ok)
    },
    [PASSPHRASE, venue.apiKey, venue.baseUrl, venue.tenantId, venue.timeZone] as const,
  )
  expect(done).toEqual([true, true, true, true])
  await first.close()

  const gate = await open(dataDir, false)
  const { page } = gate
  const field = page.getByLabel('Passphrase of this device')
  await page.getByTestId('locked-device').waitFor()
  const ticket = venue.samples.find(({ kind }) => kind === 'good')?.barcodes[0] ?? ''
  // In the field it would be taken for the passphrase.
  await page.getByText('This device is locked').click()
  await gate.wedge(ticket)
  await page.getByText('1 scan is kept').waitFor()
  const openIt = page.getByRole('button', { name: 'Open', exact: true })
  const wait = page.getByTestId('passphrase-wait')
  let waits = false
  // The first wait is of seconds, and may be over before a busy machine looks; each further one is longer.
  for (const wrong of ['wrong one', 'wrong two', 'wrong three', 'wrong four', 'wrong five']) {
    await field.fill(wrong)
    await openIt.click()
    await page.getByText('This is not the passphrase').waitFor()
    await page
      .locator('[data-testid=passphrase-form] button[type=submit]:not(:has-text("Opening"))')
      .waitFor()
    if (wrong === 'wrong one' || wrong === 'wrong two') continue
    const isSaid = wait.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    )
    waits = (await isSaid) && (await openIt.isDisabled())
    if (waits) break
  }
  // The wait is said and counted down, and the next try is open when it is over.
  expect(waits).toBe(true)
  await wait.waitFor({ state: 'detached' })
  await field.fill(PASSPHRASE)
  await field.press('Enter')
  await page.getByTestId('locked-device').waitFor({ state: 'detached' })
  await page.locator('[data-testid=verdict][data-class=admit]').waitFor()

  // The key is revoked at ACME while guests come in: whoever has the next one is led to its field.
  venue.change({ do: 'rotate-key', apiKey: 'the-next-key-of-this-venue' })
  const [, second = ''] = venue.samples.find(({ kind }) => kind === 'good')?.barcodes ?? []
  await page.keyboard.press('Escape')
  await gate.wedge(second)
  await page.getByTestId('key-notice').getByRole('button', { name: 'Replace the key' }).click()
  const keyForm = page.getByTestId('key-form')
  await keyForm.locator('input[type=password]').fill('another-wrong-key-of-somebody')
  await keyForm.getByRole('button', { name: 'Replace the key' }).click()
  await keyForm.getByTestId('office-problem').waitFor()
  await keyForm.locator('input[type=password]').fill('the-next-key-of-this-venue')
  await keyForm.getByRole('button', { name: 'Replace the key' }).click()
  await page.getByTestId('screen-key').waitFor({ state: 'detached' })
  await page.getByTestId('key-notice').waitFor({ state: 'detached' })
}, 600_000)
