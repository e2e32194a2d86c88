import { randomBytes } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import { auditRequestSchema } from '../../../electron/contract/audit.ts'
import type { Credential } from '../../../electron/contract/credential.ts'
import { sayingOf } from '../../../electron/contract/sayings/say.ts'
import { sessionOf } from '../../../electron/gate/serve.ts'
import { type PracticeVenue, startPracticeVenue } from '../../../electron/practice/venue.ts'
import { tempFolder } from '../../temp-folder.ts'
import { type Device, device } from '../at-the-gate.ts'

const ADA = { name: 'Ada', pin: '1212' }
const EVE = { name: 'Eve', pin: '8642' }

/** One folder and its device, wherever it speaks to: ACME is one address for all venues, and the key says which. */
function folderOf() {
  const dataDir = tempFolder()
  const dataKey = randomBytes(32)
  return (at: PracticeVenue, apiKey = at.apiKey) =>
    device(at, {
      dataDir,
      dataKey,
      apiKey,
      profile: { environment: { kind: 'custom', baseUrl: at.baseUrl } },
    })
}

async function open(seed: number, port = 0) {
  const venue = await startPracticeVenue({ seed, port, orders: 120 })
  let closing: Promise<void> | null = null
  const close = (): Promise<void> => {
    closing ??= venue.close()
    return closing
  }
  onTestFinished(close)
  return { venue, close }
}

const stop = (one: Device) => one.gate.stop()
const key = (text: string): Credential => ({ kind: 'api-key', key: text })
const recover = (one: Device, venue: PracticeVenue, who = EVE) =>
  one.gate.roles.roster.recover({ ...who, key: venue.apiKey })
const names = (one: Device) => one.gate.roles.roster.list().map(({ name }) => name)
const toAdd = { act: 'add', ...ADA, role: 'admin' } as const
const nobody = { role: 'nobody', name: null } as const

/** A device of the first venue, with its list and an admin. */
async function ours() {
  const first = await open(1)
  const started = folderOf()
  const one = await started(first.venue)
  await one.gate.sync()
  await one.gate.roles.roster.change(toAdd, nobody)
  return { first, one, started }
}

it('another venue’s key opens nothing, though ACME lets it in and the device reads that venue’s events by it', async () => {
  const { first, one, started } = await ours()
  await stop(one)
  const second = await open(2)

  // The key was lost, and whoever found the device put in their own.
  const stolen = await started(second.venue)
  expect(stolen.gate.status().link.state).toBe('online')
  const before = stolen.gate.status().roles.audit
  const refused = await recover(stolen, second.venue)
  if (refused.ok) throw new Error('it was recovered')
  expect(refused.error.code).toBe('refused')
  expect(sayingOf(refused.error.message)?.code).toBe('pin.other-venue')
  expect(refused.error.message).toMatch(/^This key belongs to another venue: .* No PIN was changed\.$/)
  expect(names(stolen)).toEqual(['Ada'])
  expect(stolen.gate.status().roles.audit).toEqual(before)
  expect(await stolen.gate.roles.roster.unlock(ADA.pin)).toMatchObject({ ok: true })

  // Reading their events first changes nothing, and neither does a restart after it.
  await stolen.gate.sync()
  expect(stolen.gate.events({ admit: null }).length).toBeGreaterThan(0)
  expect(await recover(stolen, second.venue)).toMatchObject({ ok: false, error: { code: 'refused' } })
  await stop(stolen)
  const again = await started(second.venue)
  expect(await recover(again, second.venue)).toMatchObject({ ok: false })
  expect(names(again)).toEqual(['Ada'])
  await stop(again)

  // The venue's own new key does open it.
  first.venue.change({ do: 'rotate-key' })
  const back = await started(first.venue)
  expect(await recover(back, first.venue)).toMatchObject({ ok: true })
  expect(names(back)).toEqual(['Ada', 'Eve'])
})

it('the venue’s key recovers a device that ACME cannot be asked about now', async () => {
  const { first, one } = await ours()
  await first.close()
  expect(await recover(one, first.venue)).toMatchObject({ ok: true })
})

it('a new key, of whichever venue, waits until ACME can be asked', async () => {
  const { first, one, started } = await ours()
  await stop(one)
  first.venue.change({ do: 'rotate-key' })
  const back = await started(first.venue)
  first.venue.faults.add({
    kind: 'server-error',
    match: { path: '/event/instances/' },
    times: 'until-cleared',
  })
  expect(await recover(back, first.venue)).toMatchObject({ ok: false, error: { code: 'unreachable' } })
  expect(names(back)).toEqual(['Ada'])
})

it('where no event is known, that ACME lets the key in is enough', async () => {
  const first = await open(1)
  const started = folderOf()
  first.venue.change({ do: 'permit', permissions: [] })
  const one = await started(first.venue, 'no-key-of-any-venue')
  await one.gate.roles.roster.change(toAdd, nobody)
  await stop(one)
  const second = await open(2)
  const other = await started(second.venue)
  expect(await recover(other, second.venue)).toMatchObject({ ok: true })
})

it('a device that an admin takes to another venue goes by that venue from then on', async () => {
  const { first, one, started } = await ours()
  const second = await open(2)
  await stop(one)
  const moved = await started(second.venue, 'not-in-use-yet')
  const session = sessionOf(moved.gate)
  await session.unlock(ADA.pin)
  const permit = moved.gate.permits.grant({ act: 'change-key', why: null }, session.actor())
  const what = { book: 'live' }
  expect(moved.gate.permits.redeem({ permit, act: 'change-key', stage: 'begin', what })).toBeNull()
  await moved.gate.takeCredential(key(second.venue.apiKey))
  expect(moved.gate.permits.redeem({ permit, act: 'change-key', stage: 'end', what })).toBeNull()
  await moved.gate.sync()
  expect(await recover(moved, second.venue)).toMatchObject({ ok: true })
  await stop(moved)
  const back = await started(first.venue)
  expect(await recover(back, first.venue, { name: 'Mallory', pin: '9753' })).toMatchObject({ ok: false })
  const { rows } = await back.gate.audit(auditRequestSchema.parse({ limit: 50 }))
  expect(rows.filter(({ act }) => act === 'recovered').map(({ who }) => who)).toEqual(['Eve'])
})
