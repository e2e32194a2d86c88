import { expect, it } from 'vitest'
import { sample, venue } from '../at-the-gate.ts'
import { type Line, laneAt, startLane } from './lane-process.ts'

it('lets supervisors and admins do what is theirs by PIN, and writes it down', async () => {
  const at = await venue()
  const lane = startLane(laneAt(at))
  const ready = await lane.next()
  expect(ready).toMatchObject({ roles: { pinsSet: false, audit: { count: 0, hash: null } } })
  await lane.ask('{"do":"sync"}')
  const ask = (command: object): Promise<Line> => lane.ask(JSON.stringify(command))
  const of = { barcode: sample(at, 'expired') }
  const overridden = { do: 'override', of, reason: 'Paid at the desk' }

  // Nobody could answer for it by name yet.
  expect(await ask(overridden)).toMatchObject({ type: 'error', code: 'locked' })
  const add = { do: 'change-staff', act: 'add' }
  expect(await ask({ ...add, name: 'Sue', role: 'supervisor', pin: '3434' })).toMatchObject({
    type: 'error',
    code: 'refused',
  })
  expect(await ask({ ...add, name: 'Ada', role: 'admin', pin: '1111' })).toMatchObject({
    type: 'error',
    code: 'bad-request',
    message: expect.stringContaining('one digit'),
  })
  expect(await ask({ ...add, name: 'Ada', role: 'admin', pin: '1212' })).toMatchObject({ type: 'staff' })
  expect(await ask({ do: 'staff' })).toMatchObject({ type: 'error', code: 'locked' })
  expect(await ask({ do: 'unlock', pin: '1212' })).toMatchObject({
    type: 'session',
    signedIn: { name: 'Ada' },
  })
  await ask({ ...add, name: 'Sue', role: 'supervisor', pin: '3434' })
  expect(await ask({ do: 'staff' })).toMatchObject({ list: [{ name: 'Ada' }, { name: 'Sue' }] })
  expect(await ask({ do: 'lock' })).toMatchObject({ signedIn: null, pinsSet: true })

  expect(await ask(overridden)).toMatchObject({ type: 'error', code: 'locked' })
  await ask({ do: 'unlock', pin: '3434' })
  const verdict = await ask(overridden)
  expect(verdict).toMatchObject({ type: 'verdict', class: 'admit', reason: 'override' })
  const note = 'Torn in two'
  expect(await ask({ do: 'report', of: { scanId: verdict['scanId'] }, note })).toMatchObject({
    type: 'reported',
  })
  expect(await ask({ do: 'change-post', direction: 'out' })).toMatchObject({
    type: 'status',
    direction: 'out',
  })
  expect(await ask({ do: 'change-post', direction: 'in', entrance: '' })).toMatchObject({
    code: 'bad-request',
  })
  await ask({ do: 'change-post', direction: 'in' })
  const found = await ask({ do: 'search', text: String(verdict['orderNumber']) })
  expect(found).toMatchObject({ type: 'found', acme: 'not-by-this', more: false })
  expect(JSON.stringify(found)).not.toContain(of.barcode)
  expect(await ask({ do: 'audit' })).toMatchObject({ type: 'error', code: 'locked' })
  const exported = { do: 'export-records', what: 'acts', format: 'csv' }
  expect(await ask(exported)).toMatchObject({ type: 'error', code: 'locked' })
  expect(await ask({ ...exported, what: 'shift-report' })).toMatchObject({ type: 'exported' })
  expect(await ask({ do: 'verify-audit' })).toMatchObject({ type: 'audit-verified', sound: true })

  const recovery = { do: 'recover', name: 'Ada', pin: '9876' }
  expect(await ask({ ...recovery, key: 'no such key' })).toMatchObject({ type: 'error', code: 'refused' })
  expect(await ask({ ...recovery, key: at.apiKey })).toMatchObject({
    type: 'session',
    signedIn: { role: 'admin' },
  })
  const log = await ask({ do: 'audit' })
  expect(log).toMatchObject({ type: 'audit', next: null })
  const rows = log['rows']
  expect(Array.isArray(rows) && rows.map(({ act, who }) => `${act} ${who}`)).toEqual([
    ...['staff-added null', 'unlocked Ada', 'staff-added Ada', 'unlocked Sue', 'override Sue'],
    ...['problem-reported Sue', 'post-changed Sue', 'post-changed Sue', 'search Sue', 'recovered Ada'],
  ])
  expect(await ask(exported)).toMatchObject({ type: 'exported', rows: 10 })
  const status = await ask({ do: 'status' })
  expect(status).toMatchObject({ roles: { pinsSet: true, audit: log['head'] } })
  expect(await lane.end()).toBe(0)
  // Standing alone: four digits also turn up in a hash, in an id, in a time.
  expect(lane.errors()).not.toMatch(/(?<![\w-])(?:1212|3434|9876)(?![\w-])/)
})
