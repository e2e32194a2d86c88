import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { DIAGNOSIS_MAX } from '../../../electron/contract/diagnosis.ts'
import { foundIn, venueWithSecrets } from '../../crash/at-rest/secrets.ts'
import { tempFolder } from '../../temp-folder.ts'
import { sample, syncedDevice } from '../at-the-gate.ts'

const bundleSchema = z.looseObject({
  program: z.looseObject({ version: z.string() }),
  links: z.array(z.looseObject({ state: z.string() })),
  calls: z.array(z.looseObject({ requestId: z.uuid(), name: z.string(), tookMs: z.number() })),
  doctor: z.looseObject({ steps: z.array(z.unknown()) }),
  outbox: z.looseObject({ rows: z.array(z.looseObject({ id: z.number(), state: z.string() })) }),
  store: z.looseObject({ format: z.number(), quickCheck: z.record(z.string(), z.string()) }),
  profile: z.looseObject({ passRanges: z.array(z.unknown()) }),
})

it('a bundle after a bad shift says what support asks for, and holds no barcode, person or key', async () => {
  const { at, secrets } = await venueWithSecrets()
  const passes = [{ title: 'Season pass', from: '4400000000', to: '4400099999', uses: 'once-a-day' }]
  const one = await syncedDevice(at, { profile: { passRanges: passes, budgetMs: 400 } })
  await one.gate.doctor()
  for (const kind of ['good', 'used', 'member-active', 'unknown', 'early']) await one.scan(sample(at, kind))
  const admitted = await one.scan(sample(at, 'good', 1))
  const someone = secrets.find(({ what }) => what === 'name')?.text ?? ''
  one.gate.undo({ scanId: admitted.scanId, reason: `${String(someone)} left` })
  at.faults.add({ kind: 'reset', times: 'until-cleared' })
  await one.gate.drain()
  await one.until(({ link }) => link.state === 'offline')
  await one.scan(sample(at, 'good', 2))
  // A conflict that a person has written about.
  at.change({ do: 'check-in', uuid: sample(at, 'good', 2), terminalId: 'south-1' })
  at.faults.clear()
  await one.gate.drain()
  const status = await one.until(({ outbox }) => outbox.pending === 0)
  const [row] = one.gate.outbox({ states: ['conflict'], limit: 1, before: null })
  if (row !== undefined) one.gate.acknowledge({ id: row.id, note: `spoke to ${String(someone)}` })
  at.faults.add({ kind: 'reset', times: 'until-cleared' })
  await one.gate.drain()
  await one.until(({ link }) => link.state === 'offline')
  await one.scan(sample(at, 'good', 3))

  const { name, text } = await one.gate.diagnosis()
  expect(name).toMatch(/^portcullis-north-1-\d{4}-\d\d-\d\d\.json$/)
  expect(text.length).toBeLessThan(DIAGNOSIS_MAX)
  const bundle = bundleSchema.parse(JSON.parse(text))
  expect(bundle.links.map(({ state }) => state).slice(0, 3)).toEqual(['offline', 'online', 'offline'])
  const told = new Set(one.calls().map(({ requestId }) => requestId))
  expect(bundle.calls.length).toBeGreaterThan(20)
  expect(bundle.calls.every(({ requestId }) => told.has(requestId))).toBe(true)
  expect(bundle.doctor.steps.length).toBeGreaterThan(15)
  expect(bundle.outbox.rows.map(({ state }) => state)).toEqual(
    status.outbox.conflict > 0 ? ['pending', 'conflict'] : ['pending'],
  )
  expect(bundle.store.quickCheck).toMatchObject({ scan: 'ok', admission: 'ok', outbox: 'ok', audit: 'ok' })

  const empty = join(tempFolder(), '.')
  const { found } = foundIn(empty, [text], [...secrets, { what: 'barcode', text: '4400000000' }])
  expect(found).toEqual({})
  // The search looks where things are.
  expect(foundIn(empty, [text], [{ what: 'name', text: 'north-1' }]).found).toEqual({ name: 1 })
  console.info(`searched ${text.length} characters for ${secrets.length} secrets`)
})
