import { once } from 'node:events'
import { createServer } from 'node:https'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import {
  type DoctorReport,
  type DoctorStepName,
  doctorStepNameSchema,
} from '../../../electron/contract/doctor.ts'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import { device, sample, syncedDevice, venue } from '../at-the-gate.ts'
import { selfSigned } from '../ticketing/certificates.ts'

const definitionsSchema = z.object({ list: z.array(z.object({ id: z.string() })) })

async function definitionId(at: PracticeVenue): Promise<string> {
  const response = await fetch(`${at.baseUrl}/v2/b2b/analytics/report/definitions`, {
    headers: { 'x-acme-api-key': at.apiKey },
  })
  // The last one is of tickets.
  return definitionsSchema.parse(await response.json()).list.at(-1)?.id ?? ''
}

type States = Partial<Record<DoctorStepName, 'warning' | 'failed' | 'skipped'>>

/** Every step that is not ok. */
function notOk({ steps }: DoctorReport): States {
  return Object.fromEntries(
    steps.filter(({ state }) => state !== 'ok').map(({ name, state }) => [name, state]),
  )
}

const all: readonly DoctorStepName[] = doctorStepNameSchema.options.filter(
  (name) => name !== 'may-read-report',
)
const skippedFrom = (first: DoctorStepName, ...but: DoctorStepName[]): States =>
  Object.fromEntries(
    all
      .slice(all.indexOf(first))
      .filter((name) => !but.includes(name))
      .map((name) => [name, 'skipped'] as const),
  )
/** What this device knows without ACME. */
const OWN = ['tenant', 'time-zone', 'tickets', 'budget', 'check-in-table'] as const

function stepOf({ steps }: DoctorReport, name: DoctorStepName) {
  const step = steps.find((one) => one.name === name)
  if (step === undefined) throw new Error(`no step ${name}`)
  return step
}

/** A check by a device whose list is complete, at a venue that something was done to after that. */
async function checked(at: PracticeVenue, spoil: () => void, profile: Record<string, unknown> = {}) {
  const made = await syncedDevice(at, { profile })
  spoil()
  const report = await made.gate.doctor()
  return { ...made, report }
}

describe('the connection check', () => {
  it('finds nothing wrong at a venue that is well, in at most 30 calls that change nothing', async () => {
    const at = await venue()
    const { gate } = await syncedDevice(at)
    const told: string[] = []
    gate.listen({ onStatus: () => {}, onAlarm: () => {}, onDoctor: ({ name }) => told.push(name) })
    const before = at.calls().length
    const report = await gate.doctor()
    expect(notOk(report)).toEqual({})
    expect(report.worst).toBe('ok')
    expect(report.steps.map(({ name }) => name)).toEqual(all)
    expect(told).toEqual(all)
    expect(report.calls).toBeLessThanOrEqual(30)
    expect(at.calls().length - before).toBeLessThanOrEqual(30)
    expect(at.ledger()).toEqual([])
    expect(stepOf(report, 'tickets').seen).toMatch(/\d+ tickets on this device of \d+ sold/)
    expect(stepOf(report, 'latency').seen).toMatch(/look-ups p50 \d+ ms, p95 \d+ ms \(5\)/)
    expect(stepOf(report, 'check-in-path').seen).toContain('undo at /v2/willcall')
    const text = JSON.stringify(report)
    expect(text).not.toContain(at.apiKey)
    for (const { barcodes } of at.samples) for (const barcode of barcodes) expect(text).not.toContain(barcode)
  })

  it('runs once for all who ask, and scans go on meanwhile', async () => {
    const at = await venue()
    const { gate, scan } = await syncedDevice(at)
    at.faults.add({ kind: 'latency', ms: 50, match: { path: '/orders/' }, times: 'until-cleared' })
    const ended: string[] = []
    const [one, other, verdict] = await Promise.all([
      gate.doctor().finally(() => ended.push('check')),
      gate.doctor(),
      scan(sample(at, 'good')).finally(() => ended.push('scan')),
    ])
    expect(one).toBe(other)
    expect(verdict).toMatchObject({ class: 'admit', source: 'acme' })
    expect(ended).toEqual(['scan', 'check'])
  })

  it('names a host that cannot be looked up', async () => {
    const at = await venue()
    const { gate } = await device(at, {
      profile: { environment: { kind: 'custom', baseUrl: 'https://acme.invalid' } },
    })
    const report = await gate.doctor()
    expect(notOk(report)).toEqual({
      ...skippedFrom('tls', ...OWN),
      dns: 'failed',
      tickets: 'warning',
      'check-in-table': 'warning',
    })
    expect(stepOf(report, 'dns')).toMatchObject({ seen: expect.stringContaining('acme.invalid') })
  })

  it('says that nothing listens', async () => {
    const at = await venue()
    const { report } = await checked(at, () => void at.close())
    expect(notOk(report)).toEqual({ ...skippedFrom('clock', ...OWN), reachability: 'failed' })
    expect(stepOf(report, 'reachability').seen).toContain('Nothing listens')
  })

  it('does not talk to a server whose certificate is not trusted', async () => {
    const at = await venue()
    const server = createServer(selfSigned(), () => expect.unreachable('nothing may be sent'))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { gate } = await device(at, {
      profile: { environment: { kind: 'custom', baseUrl: `https://127.0.0.1:${port}` } },
    })
    const report = await gate.doctor()
    expect(notOk(report)).toEqual({
      ...skippedFrom('reachability', ...OWN),
      tls: 'failed',
      tickets: 'warning',
      'check-in-table': 'warning',
    })
    expect(stepOf(report, 'tls').seen).toMatch(/not trusted .*SELF_SIGNED/)
  })

  it.each([
    ['a minute', 60_000, 'warning'],
    ['ten minutes', -600_000, 'failed'],
    ['three hours', 3 * 3_600_000, 'failed'],
  ] as const)('measures a clock that is off by %s', async (_, offsetMs, state) => {
    const at = await venue()
    const { report } = await checked(
      at,
      () => void at.faults.add({ kind: 'wrong-clock', offsetMs, times: 'until-cleared' }),
    )
    expect(notOk(report)).toEqual({ clock: state })
    expect(stepOf(report, 'clock').seen).toContain(offsetMs > 0 ? 'ahead of' : 'behind')
  })

  it.each(['revoke-key', 'rotate-key'] as const)(
    'after %s says once that the key is not accepted',
    async (what) => {
      const at = await venue()
      const { report } = await checked(at, () => void at.change({ do: what }))
      expect(notOk(report)).toEqual({ ...skippedFrom('may-list-events', ...OWN), key: 'failed' })
      expect(stepOf(report, 'key').todo).toContain('Back Office')
      expect(report.calls).toBeLessThanOrEqual(4)
    },
  )

  it.each([
    [
      'events',
      {
        'may-list-events': 'failed',
        'may-read-event': 'failed',
        'may-count': 'failed',
        'events-today': 'skipped',
      },
    ],
    ['orders', { 'may-list-orders': 'failed', 'may-read-order': 'failed' }],
    [
      'check-in',
      {
        'may-look-up': 'failed',
        'may-check-in': 'failed',
        'may-check-in-batch': 'failed',
        'may-undo': 'failed',
        'check-in-path': 'skipped',
        terminal: 'skipped',
      },
    ],
    ['memberships', { 'may-list-memberships': 'warning' }],
    ['reports', {}],
  ] as const)('finds that the permission for %s is missing, and nothing else', async (missing, expected) => {
    const at = await venue()
    const permissions = (['events', 'orders', 'check-in', 'memberships', 'reports'] as const).filter(
      (one) => one !== missing,
    )
    const { report } = await checked(at, () => void at.change({ do: 'permit', permissions }))
    expect(notOk(report)).toEqual(expected)
    expect(at.ledger()).toEqual([])
  })

  it.each(['/v2/b2b/willcall', '/v2/willcall', 'as-documented'] as const)(
    'finds the check-in calls where the venue has them: %s',
    async (pathVariants) => {
      const at = await venue({ pathVariants })
      const { gate, scan } = await syncedDevice(at)
      const report = await gate.doctor()
      expect(notOk(report)).toEqual({})
      if (pathVariants !== 'as-documented')
        expect(stepOf(report, 'check-in-path').seen).toBe(
          ['look-up', 'check-in', 'check-in-batch', 'undo']
            .map((call) => `${call} at ${pathVariants}`)
            .join(', '),
        )
      // Remembered: the next check-in goes straight there.
      const before = at.calls().length
      await scan(sample(at, 'good'))
      expect(
        at
          .calls()
          .slice(before)
          .filter(({ status }) => status === 404),
      ).toEqual([])
    },
  )

  it.each([
    ['/v2/willcall', '/v2/b2b/willcall', 'auto or /v2/willcall'],
    ['as-documented', '/v2/willcall', 'checkInPath in the profile to auto.'],
  ] as const)(
    'at a venue with %s says that the setting %s is wrong',
    async (pathVariants, checkInPath, todo) => {
      const at = await venue({ pathVariants })
      const { report } = await checked(at, () => {}, { checkInPath })
      expect(notOk(report)).toEqual({ 'check-in-path': 'failed' })
      expect(stepOf(report, 'check-in-path').todo).toContain(todo)
    },
  )

  it('tries the report that the profile names', async () => {
    const at = await venue()
    const columns = { barcode: 'Barcode', orderId: 'OrderId', eventId: 'EventId' }
    const named = (definitionId: string) => ({ profile: { report: { definitionId, columns } } })
    const { gate } = await syncedDevice(at, named(await definitionId(at)))
    expect(notOk(await gate.doctor())).toEqual({})
    at.change({ do: 'permit', permissions: ['events', 'orders', 'check-in', 'memberships'] })
    const report = await gate.doctor()
    expect(notOk(report)).toEqual({ 'may-read-report': 'failed' })
    expect(stepOf(report, 'may-read-report').n).toBe('6.11')
    at.change({ do: 'permit', permissions: ['events', 'orders', 'check-in', 'memberships', 'reports'] })
    const other = await syncedDevice(at, named('no-such-report'))
    expect(notOk(await other.gate.doctor())).toEqual({ 'may-read-report': 'failed' })
  })

  it('with a session knows the tenant and the zone, and says until when it is good', async () => {
    const at = await venue()
    const { email, password } = at.logins
    const credential = { kind: 'session', email, password } as const
    const { gate } = await syncedDevice(at, { credential, profile: { tenantId: undefined } })
    const report = await gate.doctor()
    expect(notOk(report)).toEqual({})
    expect(stepOf(report, 'key').seen).toMatch(/renewed at \d\d:\d\d:\d\d/)
    expect(stepOf(report, 'tenant').seen).toBe(`${at.tenantId}, from the session`)
    expect(JSON.stringify(report)).not.toContain(password)
    const timeZone = at.timeZone === 'Asia/Kolkata' ? 'Asia/Tokyo' : 'Asia/Kolkata'
    const elsewhere = await device(at, { credential, profile: { timeZone } })
    expect(notOk(await elsewhere.gate.doctor())).toMatchObject({ 'time-zone': 'warning' })
  })

  it('misses the tenant id', async () => {
    const at = await venue()
    const { gate } = await device(at, { profile: { tenantId: undefined } })
    const report = await gate.doctor()
    expect(notOk(report)).toEqual({ 'may-list-orders': 'skipped', tenant: 'failed', tickets: 'warning' })
  })

  it('warns of a lane without a name of its own', async () => {
    const at = await venue()
    const { report } = await checked(at, () => {}, { terminalId: 'portcullis-1' })
    expect(notOk(report)).toEqual({ terminal: 'warning' })
  })

  it('warns where no event is to be seen, today or of those to admit', async () => {
    const at = await venue()
    for (const id of Object.values(at.events)) at.change({ do: 'delete-event', eventId: id })
    const { gate } = await device(at)
    expect(notOk(await gate.doctor())).toMatchObject({ 'events-today': 'warning', tickets: 'skipped' })
    const other = await venue()
    const { report } = await checked(other, () => {}, { admit: { events: ['0'.repeat(24)] } })
    expect(notOk(report)).toEqual({ 'events-today': 'warning', tickets: 'warning' })
  })

  it('warns while the ticket list is not here', async () => {
    const at = await venue()
    at.change({ do: 'permit', permissions: ['events', 'check-in'] })
    const { gate } = await device(at)
    await gate.sync()
    at.change({ do: 'permit', permissions: ['events', 'orders', 'check-in', 'memberships', 'reports'] })
    const report = await gate.doctor()
    expect(notOk(report)).toEqual({ tickets: 'warning' })
    expect(stepOf(report, 'tickets').seen).toMatch(/short: /)
  })

  it('stops at a block, says when it ends, and makes no call before', async () => {
    const at = await venue()
    const { report, gate } = await checked(
      at,
      () => void at.faults.add({ kind: 'block', match: { path: '/event/instances/summaries' } }),
    )
    expect(notOk(report)).toEqual({ ...skippedFrom('may-count', ...OWN, 'events-today'), budget: 'warning' })
    expect(stepOf(report, 'budget').seen).toMatch(/blocks this address until \d\d:\d\d:\d\d/)
    expect(stepOf(report, 'may-undo').because).toMatch(/until \d\d:\d\d:\d\d/)
    const before = at.calls().length
    const again = await gate.doctor()
    expect(at.calls().length).toBe(before)
    expect(again.calls).toBe(0)
    expect(notOk(again)).toEqual({ ...skippedFrom('reachability', ...OWN), budget: 'warning' })
  })

  it('warns where ACME is too slow for scans', async () => {
    const at = await venue()
    const { report } = await checked(
      at,
      () =>
        void at.faults.add({ kind: 'latency', ms: 250, match: { path: 'checkin' }, times: 'until-cleared' }),
      { budgetMs: 200 },
    )
    expect(notOk(report)).toEqual({ latency: 'warning' })
  })

  it('knows a sign-in page of the network', async () => {
    const at = await venue()
    const { report } = await checked(at, () => void at.faults.add({ kind: 'html', times: 'until-cleared' }))
    expect(notOk(report)).toEqual({ ...skippedFrom('clock', ...OWN), reachability: 'failed' })
    expect(stepOf(report, 'reachability').todo).toContain('sign in')
  })

  it('tells one call that fails from ACME being away', async () => {
    const at = await venue()
    const { report } = await checked(
      at,
      () =>
        void at.faults.add({
          kind: 'server-error',
          match: { path: '/event/instances/summaries' },
          times: 'until-cleared',
        }),
    )
    expect(notOk(report)).toEqual({ 'may-count': 'failed' })
  })

  it('ends in time where ACME never answers', async () => {
    const at = await venue()
    const { report } = await checked(at, () => void at.faults.add({ kind: 'silent', times: 'until-cleared' }))
    expect(notOk(report)).toEqual({ ...skippedFrom('clock', ...OWN), reachability: 'failed' })
    expect(stepOf(report, 'reachability').seen).toContain('No answer within')
    expect(report.tookMs).toBeLessThan(30_000)
  })
})
