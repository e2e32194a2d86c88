import { expect, it } from 'vitest'
import type { Credential } from '../../../electron/contract/credential.ts'
import { newPinSchema, type Role } from '../../../electron/contract/roles.ts'
import { NOBODY } from '../../../electron/gate/roles/actor.ts'
import { makeRoster, PRACTICE_WORD } from '../../../electron/gate/roles/roster.ts'
import { LOCKED_AFTER } from '../../../electron/gate/roles/tries.ts'
import { tempFolder } from '../../temp-folder.ts'
import { openAt } from '../store/admissions.ts'

const KEY = 'acme-key-of-the-venue-0001'
const admin = { role: 'admin', name: 'Ada' } as const

function roster({
  folder = tempFolder(),
  isPractice = false,
  held = { kind: 'api-key', key: KEY } as Credential | null,
  accepted = true,
} = {}) {
  const store = openAt(folder)
  const clock = { wall: 1_780_000_000_000, tick: 0 }
  const made = makeRoster({
    store,
    now: () => clock.wall,
    tick: () => clock.tick,
    credential: () => held,
    wasAccepted: (one) => accepted && one.kind === 'api-key' && one.key === KEY,
    whose: async () => ({ kind: 'ours' }),
    isPractice,
  })
  const add = (name: string, role: Role, pin: string) => made.change({ act: 'add', name, role, pin }, admin)
  return { store, made, clock, add, folder }
}

/** An admin, a supervisor and a steward. */
async function staffed(options: Parameters<typeof roster>[0] = {}) {
  const one = roster(options)
  await one.add('Ada', 'admin', '1212')
  await one.add('Sue', 'supervisor', '3434')
  await one.add('Stan', 'steward', '565656565656')
  return one
}

const idOf = ({ made }: Awaited<ReturnType<typeof staffed>>, name: string): string =>
  made.list().find((one) => one.name === name)?.id ?? ''

it('knows each person by the PIN, after a restart too', async () => {
  const { made, store, folder } = await staffed()
  for (const [pin, name, role] of [
    ['1212', 'Ada', 'admin'],
    ['3434', 'Sue', 'supervisor'],
    ['565656565656', 'Stan', 'steward'],
  ] as const) {
    expect(await made.unlock(pin)).toMatchObject({ ok: true, value: { name, role } })
  }
  expect(await made.unlock('9999')).toMatchObject({ ok: false, error: { code: 'refused' } })
  store.close()
  const again = roster({ folder })
  expect(await again.made.unlock('3434')).toMatchObject({ ok: true, value: { name: 'Sue' } })
  again.store.close()
})

it.each(['123', '1234567890123', '12a4', '0000', '777777', ' 1234'])('takes no PIN like %j', (pin) => {
  expect(newPinSchema.safeParse(pin).success).toBe(false)
})

it('gives no PIN to two people, and nobody an admin’s', async () => {
  const one = await staffed()
  expect(await one.add('Eve', 'steward', '1212')).toMatchObject({ ok: false, error: { code: 'refused' } })
  const sue = idOf(one, 'Sue')
  expect(await one.made.change({ act: 'change', id: sue, pin: '1212' }, admin)).toMatchObject({ ok: false })
  // One's own again is no other's.
  expect(await one.made.change({ act: 'change', id: sue, pin: '3434' }, admin)).toMatchObject({ ok: true })
  expect(one.made.list()).toHaveLength(3)
})

it('begins with an admin, and never ends without one', async () => {
  const { add } = roster()
  expect(await add('Stan', 'steward', '1212')).toMatchObject({ ok: false, error: { code: 'refused' } })
  const one = await staffed()
  const ada = idOf(one, 'Ada')
  expect(await one.made.change({ act: 'remove', id: ada }, admin)).toMatchObject({ ok: false })
  expect(await one.made.change({ act: 'change', id: ada, role: 'steward' }, admin)).toMatchObject({
    ok: false,
  })
  expect(await one.made.change({ act: 'change', id: ada, name: 'Ada L.' }, admin)).toMatchObject({ ok: true })
  expect(one.made.list().map(({ name }) => name)).toEqual(['Ada L.', 'Sue', 'Stan'])
  for (const name of ['Sue', 'Stan', 'Ada L.']) {
    expect(await one.made.change({ act: 'remove', id: idOf(one, name) }, admin)).toMatchObject({ ok: true })
  }
  expect(one.made.arePinsSet()).toBe(false)
})

it('a PIN that was taken away opens nothing any more', async () => {
  const one = await staffed()
  await one.made.change({ act: 'remove', id: idOf(one, 'Sue') }, admin)
  expect(await one.made.unlock('3434')).toMatchObject({ ok: false })
  expect(one.made.standing(idOf(one, 'Sue'))).toBeNull()
})

it('slows down, locks, and stays locked whatever the clock is set to or however often it is restarted', async () => {
  const { made, clock, store, folder } = await staffed()
  for (let n = 0; n < LOCKED_AFTER; n += 1) {
    clock.tick += made.waitMs()
    expect(await made.unlock('9999')).toMatchObject({ ok: false, error: { code: 'refused' } })
  }
  const locked = made.waitMs()
  expect(locked).toBe(15 * 60_000)
  for (const jump of [365, -365]) {
    clock.wall += jump * 86_400_000
    expect(made.waitMs()).toBe(locked)
    // Not even the right one is looked at.
    expect(await made.unlock('1212')).toMatchObject({ ok: false, error: { code: 'busy' } })
  }
  expect(store.audit.after(0, 100).map(({ row }) => row?.act)).toContain('locked-out')
  store.close()
  const again = roster({ folder })
  expect(again.made.waitMs()).toBe(locked)
  again.clock.tick += locked
  expect(await again.made.unlock('1212')).toMatchObject({ ok: true })
  again.store.close()
})

it('guesses made at once count one by one', async () => {
  const { made } = await staffed()
  const said = await Promise.all(Array.from({ length: 8 }, () => made.unlock('9999')))
  expect(said.map((one) => (one.ok ? 'open' : one.error.code))).toEqual([
    ...['refused', 'refused', 'refused', 'refused', 'busy', 'busy', 'busy', 'busy'],
  ])
})

it('is recovered with the venue’s key: nothing is wiped, and a lock ends', async () => {
  const { made, clock } = await staffed()
  for (let n = 0; n < 6; n += 1) {
    clock.tick += made.waitMs()
    await made.unlock('9999')
  }
  expect(made.waitMs()).toBeGreaterThan(0)
  const wanted = { name: 'Ada', pin: '8642' }
  for (const key of ['acme-key-of-the-venue-0002', '', KEY.slice(1), PRACTICE_WORD]) {
    expect(await made.recover({ ...wanted, key })).toMatchObject({ ok: false })
    expect(made.list()).toHaveLength(3)
  }
  clock.tick += 10_000
  expect(await made.recover({ ...wanted, key: ` ${KEY}\n` })).toMatchObject({
    ok: true,
    value: { role: 'admin' },
  })
  expect(await made.unlock('8642')).toMatchObject({ ok: true, value: { name: 'Ada' } })
  expect(await made.unlock('1212')).toMatchObject({ ok: false })
  expect(made.list().map(({ name }) => name)).toEqual(['Ada', 'Sue', 'Stan'])
})

it('is not recovered with a key that ACME has not accepted: whoever typed it would be an admin by that', async () => {
  const { made } = await staffed({ accepted: false })
  const eve = { name: 'Eve', pin: '8642' }
  for (let n = 0; n < LOCKED_AFTER; n += 1)
    expect(await made.recover({ ...eve, key: KEY })).toMatchObject({
      ok: false,
      error: { code: 'refused', message: expect.stringMatching(/^ACME has not accepted this device’s key/) },
    })
  expect(made.list()).toHaveLength(3)
})

it('is recovered, where the key was taken away, with the one that ACME let in last', async () => {
  const { made } = await staffed({ held: null })
  const wanted = { name: 'Ada', pin: '8642' }
  expect(await made.recover({ ...wanted, key: 'acme-key-of-the-venue-0002' })).toMatchObject({
    ok: false,
    error: { code: 'refused' },
  })
  expect(await made.recover({ ...wanted, key: ` ${KEY}` })).toMatchObject({ ok: true })
})

it('a recovery takes nobody’s PIN away from them, and in practice a word takes the key’s place', async () => {
  const { made } = await staffed({ isPractice: true })
  const taken = await made.recover({ key: PRACTICE_WORD, name: 'Ada', pin: '3434' })
  expect(taken).toMatchObject({ ok: false, error: { code: 'refused' } })
  const fresh = await made.recover({ key: PRACTICE_WORD, name: 'Bea', pin: '2468' })
  expect(fresh).toMatchObject({ ok: true })
  expect(made.list().map(({ role }) => role)).toEqual(['admin', 'supervisor', 'steward', 'admin'])
})

it('writes down who was given or lost a PIN, and never the PIN', async () => {
  const one = await staffed()
  await one.made.change({ act: 'remove', id: idOf(one, 'Stan') }, NOBODY)
  const rows = one.store.audit.after(0, 10).map(({ row }) => row)
  expect(rows.map((row) => [row?.act, row?.who, row?.what['name']])).toEqual([
    ['staff-added', 'Ada', 'Ada'],
    ['staff-added', 'Ada', 'Sue'],
    ['staff-added', 'Ada', 'Stan'],
    ['staff-removed', null, 'Stan'],
  ])
  // Standing alone: four digits also turn up in a hash, in an id, in a time.
  expect(JSON.stringify(rows)).not.toMatch(/(?<![\w-])(?:1212|3434|5656)(?![\w-])/)
})
