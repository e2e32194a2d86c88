import { rmSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { auditHeadSchema, auditRowSchema } from '../../electron/contract/audit.ts'
import { makeRoster, PRACTICE_WORD } from '../../electron/gate/roles/roster.ts'
import { LOCKED_AFTER } from '../../electron/gate/roles/tries.ts'
import { makeVerifier } from '../../electron/gate/store/audit-chain.ts'
import { openStore } from '../../electron/gate/store/store.ts'
import type { PracticeVenue } from '../../electron/practice/venue.ts'
import { launchHere, type OpenGate } from './harness/gate.ts'
import { goLive } from './harness/go-live.ts'
import { listenTo } from './harness/heard.ts'
import { type KeyedFolder, keyedFolder } from './harness/keyed-folder.ts'
import { openOn, ownFolder, ownVenue, placeAndLine } from './harness/own-device.ts'
import { answerSaveDialog } from './harness/saving.ts'

/** Waits of a busy machine. */
const PATIENT = { timeout: 60_000, interval: 100 }
/** The shortest that a profile may say. */
const LOCKS_AFTER_MS = 10_000

/** A real venue in place of practice, so that the key of this device is one. */
async function setUp(gate: OpenGate, venue: PracticeVenue): Promise<void> {
  await expect.poll(() => placeAndLine(gate), PATIENT).toBe('practice online')
  const answers = await goLive(gate, venue, { by: 'plain', consent: true })
  for (const [name, answer] of Object.entries(answers)) expect(answer, name).toMatchObject({ ok: true })
  await expect.poll(() => placeAndLine(gate), PATIENT).toBe('sandbox online')
}

/** The same profile with another lock, by whoever is signed in. */
const lockAfter = (page: Page, lockAfterMs: number) =>
  page.evaluate(async (ms) => {
    const bridge = window.portcullis
    const device = await bridge?.device({})
    const permit = await bridge?.permit({ act: 'change-profile', why: 'lock sooner' })
    if (!device?.ok || !permit?.ok || !device.value.live) return false
    const { profile, revision } = device.value.live
    if (typeof profile !== 'object' || profile === null || Array.isArray(profile)) return false
    const changed = { ...profile, roles: { lockAfterMs: ms } }
    const applied = await bridge?.applyProfile({
      profile: changed,
      basedOn: revision,
      permit: permit.value.permit,
    })
    return applied?.ok ?? false
  }, lockAfterMs)

async function fromMenu(page: Page, title: string, name: string): Promise<Locator> {
  await page.keyboard.press('F12')
  await page.getByTestId('screen-menu').getByRole('button', { name: title }).click()
  const opened = page.getByTestId(`screen-${name}`)
  await opened.waitFor(PATIENT)
  return opened
}
async function typePin(opened: Locator, pin: string): Promise<void> {
  const unlock = opened.getByRole('button', { name: 'Unlock' })
  await expect.poll(() => unlock.isEnabled(), PATIENT).toBe(true)
  await opened.getByLabel('PIN', { exact: true }).fill(pin)
  await unlock.click()
}
async function typePerson(form: Locator, name: string, pin: string): Promise<void> {
  await form.getByLabel('Name').fill(name)
  await form.getByLabel('PIN', { exact: true }).fill(pin)
  await form.getByLabel('The same PIN once more').fill(pin)
  await form.getByRole('button', { name: 'Give the PIN' }).click()
}

it('gives out PINs in the window, proves the log of it, locks by itself, and comes back by the venue’s key', async () => {
  const venue = await ownVenue()
  const gate = await openOn(ownFolder(), { untilReady: false })
  const { page } = gate
  const badge = page.getByTestId('top-signed-in')
  await setUp(gate, venue)

  // Staff: the first is an admin and is in at once, a PIN belongs to one person, and one goes again.
  const people = await fromMenu(page, 'Staff and PINs', 'people')
  await typePerson(people.getByTestId('person-form'), 'Ada', '1212')
  await badge.waitFor(PATIENT)
  for (const [name, pin] of [
    ['Sue', '1212'],
    ['Sue', '3434'],
    ['Tom', '5656'],
  ] as const) {
    const add = people.getByRole('button', { name: 'Give somebody a PIN' })
    if ((await people.getByTestId('person-form').count()) === 0) await add.click()
    await typePerson(people.getByTestId('person-form'), name, pin)
    if (pin === '1212') await people.getByText('This PIN cannot be taken').waitFor(PATIENT)
    else await people.getByText(`${name} has a PIN now.`).waitFor(PATIENT)
  }
  await people.getByRole('button', { name: 'Change Sue' }).click()
  await people.getByLabel('supervisor', { exact: true }).check()
  await people.getByRole('button', { name: 'Save' }).click()
  await people.getByText('Sue: saved.').waitFor(PATIENT)
  await people.getByRole('button', { name: 'Remove Tom' }).click()
  await people.getByRole('button', { name: 'Yes, remove Tom' }).click()
  await people.getByText('Tom has no PIN any more.').waitFor(PATIENT)
  await expect
    .poll(() => people.getByTestId('person').allInnerTexts())
    .toEqual([expect.stringContaining('Ada'), expect.stringContaining('Sue')])
  await gate.screenshot('people')
  await page.keyboard.press('Escape')

  // The log: in words, proved whole, and the file proves itself.
  const acts = await fromMenu(page, 'Log of acts', 'acts')
  const rows = acts.getByTestId('act')
  await expect
    .poll(() => rows.first().innerText(), PATIENT)
    .toMatch(/Took a PIN away\s+Ada, admin · Tom, steward/)
  await acts.getByLabel('Person').fill('ada')
  await acts.getByLabel('Act', { exact: true }).selectOption('Gave out a PIN')
  await expect.poll(() => rows.count(), PATIENT).toBe(2)
  await acts.getByRole('button', { name: 'Check the log' }).click()
  const told = acts.getByText(/^The log is whole: \d+ entries/)
  await told.waitFor(PATIENT)
  const entries = Number((await told.innerText()).match(/\d+/)?.[0])
  await gate.screenshot('acts')
  await acts.getByLabel('Person').fill('')
  await acts.getByLabel('Act', { exact: true }).selectOption('Every act')
  const files = await answerSaveDialog(gate)
  onTestFinished(files.remove)
  await acts.getByRole('button', { name: 'Save as JSON' }).click()
  const saved = acts.getByText(/^Saved: acts-.*\.json$/)
  await saved.waitFor(PATIENT)
  const file = z
    .object({ head: auditHeadSchema, rows: z.array(auditRowSchema) })
    .parse(JSON.parse(String(files.read((await saved.innerText()).replace('Saved: ', '')))))
  const verifier = makeVerifier()
  for (const row of file.rows) verifier.take({ no: row.no, row })
  expect(verifier.end(file.head)).toMatchObject({ sound: true, entries })
  // Standing alone: four digits also turn up in a hash, in an id, in a time.
  expect(JSON.stringify(file)).not.toMatch(/(?<![\w-])(?:1212|3434|5656)(?![\w-])/)
  await page.keyboard.press('Escape')

  // Idle, it locks by itself, and says so until then.
  expect(await lockAfter(page, LOCKS_AFTER_MS)).toBe(true)
  await expect.poll(() => badge.count(), PATIENT).toBe(0)
  const unlock = await fromMenu(page, 'Supervisor', 'unlock')
  const heard = await listenTo(page, 'locks-in')
  await typePin(unlock, '3434')
  await expect.poll(heard, PATIENT).toMatch(/\| \d+ s( \||$)/)
  await badge.waitFor({ state: 'detached', timeout: PATIENT.timeout })

  // Wrong PINs slow down whoever guesses; the venue's key, and no other, opens at once.
  const again = await fromMenu(page, 'Supervisor', 'unlock')
  const waitMs = () =>
    page.evaluate(async () => {
      const answer = await window.portcullis?.session({})
      return answer?.ok ? answer.value.waitMs : 0
    })
  let leftMs = 0
  // The first wait is of seconds, and may be over before a busy machine looks; each further one is longer.
  for (let guess = 0; guess < 4 || (leftMs === 0 && guess < 7); guess += 1) {
    await typePin(again, `987${guess}`)
    await again.getByTestId('office-problem').waitFor(PATIENT)
    leftMs = await waitMs()
  }
  expect(leftMs).toBeGreaterThan(0)
  expect(await again.getByTestId('office-problem').innerText()).toMatch(/\d+ s/)
  await gate.screenshot('people-locked')
  await again.getByText('Admin PIN lost?').click()
  const recover = async (key: string) => {
    await again.getByLabel('API key').fill(key)
    await again.getByLabel('Name of the admin').fill('Ada')
    await again.getByLabel('New PIN').fill('7878')
    await again.getByRole('button', { name: 'Set the PIN' }).click()
  }
  await recover('not the key of this venue')
  // Beside what is said of the PINs.
  await expect.poll(() => again.getByTestId('office-problem').count(), PATIENT).toBe(2)
  expect(await badge.count()).toBe(0)
  await recover(venue.apiKey)
  await badge.waitFor(PATIENT)
  expect(await badge.innerText()).toContain('Ada')
  const roles = await page.evaluate(async () => {
    const answer = await window.portcullis?.staff({})
    return answer?.ok ? answer.value.map(({ name, role }) => `${name} ${role}`) : null
  })
  expect(roles).toEqual(['Ada admin', 'Sue supervisor'])
  expect(gate.shellLog()).not.toContain(venue.apiKey)
}, 480_000)

/** People with PINs, and ten wrong ones by somebody else: the waits between them are minutes, which nobody has to sit out here. */
async function lockedOut({ store: at, handOver }: KeyedFolder): Promise<void> {
  const store = openStore({ ...at, callDeadlineMs: 20_000 })
  let tick = 0
  const roster = makeRoster({
    store,
    now: () => Date.now() - 60_000,
    tick: () => tick,
    credential: () => null,
    wasAccepted: () => false,
    whose: async () => ({ kind: 'untold' }),
    isPractice: true,
  })
  const by = { role: 'nobody', name: null } as const
  await roster.change({ act: 'add', name: 'Ada', role: 'admin', pin: '1212' }, by)
  await roster.change({ act: 'add', name: 'Sue', role: 'supervisor', pin: '3434' }, by)
  for (let n = 0; n < LOCKED_AFTER; n += 1) {
    tick += roster.waitMs()
    await roster.unlock('9876')
  }
  store.close()
  handOver()
}

it('locks the PINs after ten wrong ones, says so, scans on, and is recovered with nothing wiped', async () => {
  const folder = keyedFolder(launchHere())
  onTestFinished(() => rmSync(folder.dataDir, { recursive: true, force: true }))
  await lockedOut(folder)
  const gate = await openOn(folder.dataDir)
  const { page } = gate
  const badge = page.getByTestId('top-signed-in')
  const [first = '', second = ''] = await gate.practice.barcodes('good')

  // The right PIN is not even looked at, and a restart has not bought another try.
  const unlock = await fromMenu(page, 'Supervisor', 'unlock')
  await typePin(unlock, '1212')
  const problem = unlock.getByTestId('office-problem')
  await expect
    .poll(() => problem.innerText(), PATIENT)
    .toMatch(/Too many wrong PINs: wait 15 minutes\. Scanning goes on\./)
  expect(await badge.count()).toBe(0)
  await gate.screenshot('people-locked-out')

  // So it does, from this very screen.
  await gate.wedge(first)
  const admitted = page.locator('[data-testid=verdict][data-class=admit]')
  await admitted.waitFor(PATIENT)
  await page.keyboard.press('Escape')
  await admitted.waitFor({ state: 'detached', timeout: PATIENT.timeout })

  const again = page.getByTestId('screen-unlock')
  if ((await again.count()) === 0) await fromMenu(page, 'Supervisor', 'unlock')
  await again.getByText('Admin PIN lost?').click()
  await again.getByLabel('API key').fill(PRACTICE_WORD)
  await again.getByLabel('Name of the admin').fill('Ada')
  await again.getByLabel('New PIN').fill('7878')
  await again.getByRole('button', { name: 'Set the PIN' }).click()
  await badge.waitFor(PATIENT)
  expect(await badge.innerText()).toContain('Ada')

  // The lock is over for everybody, and all that was here still is.
  const after = await page.evaluate(async () => {
    const bridge = window.portcullis
    const locked = await bridge?.lock({})
    const sue = await bridge?.unlock({ pin: '3434' })
    const old = await bridge?.unlock({ pin: '1212' })
    const ada = await bridge?.unlock({ pin: '7878' })
    const staff = await bridge?.staff({})
    const acts = await bridge?.audit({ after: 0, acts: [], who: '', limit: 100 })
    const whole = await bridge?.verifyAudit({})
    const recent = await bridge?.recent({ limit: 10 })
    return {
      ...{ locked: locked?.ok, sue: sue?.ok, old: old?.ok, ada: ada?.ok },
      staff: staff?.ok ? staff.value.map(({ name, role }) => `${name} ${role}`) : null,
      acts: acts?.ok ? acts.value.rows.map(({ act }) => act) : null,
      whole: whole?.ok ? whole.value.sound : null,
      admitted: recent?.ok ? recent.value.map(({ verdict }) => verdict.class) : null,
    }
  })
  expect(after).toEqual({
    ...{ locked: true, sue: true, old: false, ada: true },
    staff: ['Ada admin', 'Sue supervisor'],
    acts: ['staff-added', 'staff-added', 'locked-out', 'recovered', 'unlocked', 'unlocked'],
    whole: true,
    admitted: ['admit'],
  })
  await page.keyboard.press('Escape')
  await gate.wedge(second)
  await admitted.waitFor(PATIENT)
}, 480_000)
