import { describe, expect, test } from 'vitest'
import type { DeviceView, SetUpStep } from '../../../electron/contract/device.ts'
import {
  canTake,
  isDone,
  isUnfinished,
  leftOf,
  nextOf,
  previousOf,
  STEPS,
  stepOf,
} from '../../../renderer/admin/set-up/path.ts'

type Live = NonNullable<DeviceView['live']>
const key = { kind: 'api-key', last4: 'cdef', setAt: 5 } as const
const live = (part: Partial<Live> = {}): Live => ({
  book: 'sandbox-7',
  profile: { environment: { kind: 'sandbox', number: 7 } },
  revision: 1,
  changedAt: 5,
  key: null,
  ...part,
})
const view = (part: Partial<DeviceView> = {}): DeviceView => ({
  id: '01980000-0000-7000-8000-000000000001',
  host: 'gate-north-1',
  folder: '/home/gate/.config/Portcullis',
  book: 'practice',
  live: null,
  secrets: { protection: null, keychain: true, locked: false, waitMs: 0 },
  provisioned: null,
  problems: [],
  setUp: null,
  ...part,
})
const at = (step: SetUpStep): Pick<DeviceView, 'setUp'> => ({ setUp: { step, at: 5 } })
const stages = {
  'a new device': view(),
  'one with an environment': view({ live: live() }),
  'one with a key, in practice': view({ live: live({ key }) }),
  'a live one': view({ live: live({ key }), book: 'sandbox-7' }),
}

describe('the path', () => {
  test.each([
    ['a new device', ['language', 'environment']],
    ['one with an environment', ['language', 'environment', 'key']],
    ['one with a key, in practice', ['language', 'environment', 'key', 'check']],
    ['a live one', [...STEPS]],
  ] as const)('%s can take: %s', (stage, steps) => {
    expect(STEPS.filter((step) => canTake(step, stages[stage]))).toEqual(steps)
  })

  test.each([
    ['a new device', null, 'language'],
    ['a new device', 'environment', 'environment'],
    // Left further on than the device is now: its profile or key was taken away meanwhile.
    ['a new device', 'events', 'environment'],
    ['one with an environment', 'check', 'key'],
    ['one with a key, in practice', 'roles', 'check'],
    ['a live one', 'roles', 'roles'],
    ['a live one', 'done', 'done'],
    ['a live one', null, 'language'],
  ] as const)('%s that was left at %s goes on at %s', (stage, left, step) => {
    expect(stepOf({ ...stages[stage], ...(left === null ? {} : at(left)) })).toBe(step)
  })

  test('goes through all steps and back again', () => {
    const forth: SetUpStep[] = []
    for (let step: SetUpStep | null = 'language'; step !== null; step = nextOf(step)) forth.push(step)
    const back: SetUpStep[] = []
    for (let step: SetUpStep | null = 'done'; step !== null; step = previousOf(step)) back.push(step)
    expect(forth).toEqual(STEPS)
    expect(back.reverse()).toEqual(STEPS)
  })
})

describe('what is done', () => {
  const done = (seen: DeviceView, scannerTested = false, pinsSet = false) =>
    STEPS.filter((step) => isDone(step, { view: seen, isReached: true, scannerTested, pinsSet }))

  test('is seen by the device, not by who has been there', () => {
    expect(done(stages['a new device'])).toEqual([])
    expect(done({ ...stages['one with an environment'], ...at('done') })).toEqual(['language', 'environment'])
    expect(done({ ...stages['one with a key, in practice'], ...at('check') })).toEqual([
      'language',
      'environment',
      'key',
    ])
  })

  test('is what was given: a default that nobody looked at is none', () => {
    const profile = { environment: { kind: 'sandbox', number: 7 }, timeZone: 'Europe/Madrid' }
    const opened = view({ live: live({ key, profile }), book: 'sandbox-7', ...at('post') })
    expect(done(opened)).toEqual(['language', 'environment', 'key', 'check', 'venue'])
    const more = { ...profile, terminalId: 'NORTH-1', admit: {} }
    const whole = view({ live: live({ key, profile: more }), book: 'sandbox-7', ...at('done') })
    expect(done(whole, true, true)).toEqual(STEPS)
  })

  test('is no connection check while ACME cannot be reached, and is told at the end', () => {
    const facts = { view: stages['a live one'], isReached: false, scannerTested: true, pinsSet: true }
    expect(leftOf({ ...facts, view: { ...facts.view, ...at('done') } })).toEqual([
      'check',
      'venue',
      'post',
      'events',
    ])
  })

  test('PINs of practice are none of the live gate', () => {
    expect(done(stages['one with a key, in practice'], false, true)).not.toContain('roles')
  })
})

test.each([
  ['a new device', null, false],
  ['a new device', 'language', true],
  ['a live one', 'events', true],
  ['a live one', 'done', false],
  // Set up by a provisioning file.
  ['a live one', null, false],
] as const)('%s left at %s is unfinished: %s', (stage, left, unfinished) => {
  expect(isUnfinished({ ...stages[stage], ...(left === null ? {} : at(left)) })).toBe(unfinished)
})
