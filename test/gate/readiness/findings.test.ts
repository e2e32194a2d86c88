import { describe, expect, test } from 'vitest'
import { type ReadinessFinding, readinessSchema } from '../../../electron/contract/readiness.ts'
import type { Status } from '../../../electron/contract/status.ts'
import { type ReadinessFacts, readinessOf } from '../../../electron/gate/readiness/findings.ts'
import { sampleStatus } from '../../renderer/page/sample-data.ts'

const NOW = 1_795_330_943_316
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const concert = { id: 'e1', name: 'Concert', startsAt: NOW + HOUR_MS }
const counts = (eventId: string, onDevice: number, sold: number | null) => ({
  ...{ eventId, onDevice, sold, available: null, reserved: null, checkedIn: null, asOf: NOW },
})

/** A device that nothing is the matter with, but for what a test says. */
function facts(status: Partial<Status> = {}, rest: Partial<ReadinessFacts> = {}): ReadinessFacts {
  const base = sampleStatus(NOW)
  return {
    status: {
      ...base,
      environment: 'production',
      link: { state: 'online', since: NOW, why: null, until: null },
      admitting: [concert],
      counts: [counts('e1', 900, 900)],
      cacheOldestAt: NOW - MINUTE_MS,
      clockSkewMs: -400,
      outbox: { pending: 0, recorded: 5, conflict: 0, refused: 0, parked: 0, toLookAt: 0 },
      roles: { ...base.roles, pinsSet: true },
      storage: null,
      ...status,
    },
    cacheAge: { warnAtMs: 30 * MINUTE_MS, refuseAtMs: 24 * HOUR_MS },
    doctor: { worst: 'ok', startedAt: NOW - HOUR_MS },
    freeBytes: 5e10,
    version: '1.2.3',
    now: NOW,
    ...rest,
  }
}

const link = (state: Status['link']['state']): Partial<Status> => ({
  link: { state, since: NOW, why: 'because', until: null },
})
const outbox = { pending: 0, recorded: 0, conflict: 0, refused: 0, parked: 0, toLookAt: 0 }
const found = (given: ReadinessFacts) => readinessOf(given).lines.map(({ finding }) => finding)

test('a device that nothing is the matter with is fit', () => {
  const readiness = readinessOf(facts())
  expect(readiness.light).toBe('ok')
  expect(readiness.lines.map(({ state }) => state)).toEqual(readiness.lines.map(() => 'ok'))
  expect(readinessSchema.parse(readiness)).toEqual(readiness)
})

describe('a line says', () => {
  test.each<[ReadinessFinding, 'ok' | 'warning' | 'failed', ReadinessFacts]>([
    ['is-practice', 'warning', facts({ environment: 'practice' })],
    ['is-sandbox', 'warning', facts({ environment: 'sandbox' })],
    ['events-none', 'failed', facts({ admitting: [], counts: [] })],
    ['tickets-short', 'warning', facts({ counts: [counts('e1', 899, 900)] })],
    ['tickets-none', 'failed', facts({ counts: [counts('e1', 0, 900)] })],
    ['tickets-complete', 'ok', facts({ counts: [counts('e1', 0, 0)] })],
    ['tickets-complete', 'ok', facts({ counts: [counts('e1', 12, null)] })],
    [
      'tickets-loading',
      'warning',
      facts({ counts: [counts('e1', 0, 900)], sync: { ...sampleStatus(NOW).sync, state: 'running' } }),
    ],
    ['list-never', 'failed', facts({ cacheOldestAt: null })],
    ['list-old', 'warning', facts({ cacheOldestAt: NOW - 30 * MINUTE_MS })],
    ['list-too-old', 'failed', facts({ cacheOldestAt: NOW - 24 * HOUR_MS })],
    ['clock-off', 'warning', facts({ clockSkewMs: -5_001 })],
    ['clock-agrees', 'ok', facts({ clockSkewMs: 5_000 })],
    ['clock-wrong', 'failed', facts({ clockSkewMs: 120_001 })],
    ['link-slow', 'warning', facts(link('slow'))],
    ['link-limited', 'warning', facts(link('rate-limited'))],
    ['link-offline', 'failed', facts(link('offline'))],
    ['link-captive', 'failed', facts(link('captive'))],
    ['key-untried', 'warning', facts(link('offline'))],
    ['key-refused', 'failed', facts(link('refused'))],
    ['doctor-never', 'warning', facts({}, { doctor: null })],
    ['doctor-warned', 'warning', facts({}, { doctor: { worst: 'warning', startedAt: NOW } })],
    ['doctor-failed', 'failed', facts({}, { doctor: { worst: 'failed', startedAt: NOW - 99 * HOUR_MS } })],
    ['doctor-long-ago', 'warning', facts({}, { doctor: { worst: 'ok', startedAt: NOW - 25 * HOUR_MS } })],
    ['storage-trouble', 'failed', facts({ storage: 'The disk is full.' })],
    ['disk-little', 'warning', facts({}, { freeBytes: 999_999_999 })],
    ['disk-full', 'failed', facts({}, { freeBytes: 199_999_999 })],
    ['disk-unknown', 'warning', facts({}, { freeBytes: null })],
    ['outbox-waiting', 'warning', facts({ outbox: { ...outbox, pending: 3 } })],
    ['outbox-to-look-at', 'warning', facts({ outbox: { ...outbox, toLookAt: 1 } })],
    ['pins-none', 'warning', facts({ roles: { ...sampleStatus(NOW).roles, pinsSet: false } })],
  ])('“%s”, which is %s', (finding, state, given) => {
    const { light, lines } = readinessOf(given)
    expect(lines.find((line) => line.finding === finding)?.state).toBe(state)
    // Nothing else is the matter but what comes with it.
    if (finding !== 'key-untried') expect(light).toBe(state)
  })
})

test('practice asks for no connection check', () => {
  expect(found(facts({ environment: 'practice' }, { doctor: null }))).not.toContain('doctor-never')
})

test('of many events those that lack tickets are shown', () => {
  const events = Array.from({ length: 60 }, (_, n) => ({ ...concert, id: `e${n}`, name: `Tour ${n}` }))
  const given = facts({
    admitting: events,
    counts: events.map(({ id }, n) => counts(id, n === 57 ? 0 : 10, 10)),
  })
  const { lines, light } = readinessOf(given)
  expect(light).toBe('failed')
  expect(lines.find(({ finding }) => finding === 'tickets-none')?.values).toEqual({
    ...{ event: 'Tour 57', here: 0, of: 10 },
  })
  expect(lines.filter(({ line }) => line === 'tickets')).toHaveLength(20)
})
