import { afterAll, beforeAll, expect, it } from 'vitest'
import { sharedFolder } from '../../temp-folder.ts'
import type { Tally } from './play.ts'
import { openStage, type Stage } from './stage.ts'
import type { Setting, Step } from './steps.ts'
import { playShift } from './take.ts'

const folder = sharedFolder()
let stage: Stage
beforeAll(async () => {
  stage = await openStage(folder)
})
afterAll(() => stage?.close())

const TRIES = 6
const CHECK_IN = { path: 'checkinticketsexternal' }
const UNDO = { path: 'undocheckintickets' }
const set: Setting = { policy: { north: 'verify', south: 'verify' }, unknown: 'hold', acmeOffMs: 0 }

const cut: Step = { do: 'fault', fault: { kind: 'reset', times: 'until-cleared' } }
const clear: Step = { do: 'clear-faults' }
const sync: Step = { do: 'sync', on: 'north' }
const restart: Step = { do: 'restart', on: 'north' }
const back: Step = { do: 'clock', on: 'north', offMs: -5 * 3_600_000 - 40_000 }
const undo: Step = { do: 'undo', on: 'north', nth: 0 }
const north = (code: Extract<Step, { do: 'scan' }>['code']): Step => ({ do: 'scan', on: 'north', code })
const south = (code: Extract<Step, { do: 'scan' }>['code']): Step => ({ do: 'scan', on: 'south', code })

/** Each a shift that a gate once came to grief in, with how often it must have met what makes it one. */
const SHIFTS: readonly (readonly [string, readonly Step[], Readonly<Record<string, number>>])[] = [
  [
    'a list that tells of a check-in of ours whose answer was lost refuses nobody',
    [
      { do: 'fault', fault: { kind: 'reset', process: true, match: CHECK_IN } },
      north('new-0'),
      sync,
      cut,
      north('new-0'),
    ],
    { 'hold by policy': 1, 'admit by cache': 1 },
  ],
  [
    'a list that tells of a check-in of ours which is taken back here, and not yet at ACME, refuses nobody',
    [
      north('good-0'),
      { do: 'fault', fault: { kind: 'reset', match: UNDO, times: 'until-cleared' } },
      undo,
      sync,
      cut,
      north('good-0'),
    ],
    { 'admit by acme': 1, 'admit by cache': 1 },
  ],
  [
    'an answer that comes late to a code admitted and taken back before lets its guest in on the next scan',
    [
      north('new-1'),
      undo,
      { do: 'drain', on: 'north' },
      { do: 'fault', fault: { kind: 'late', ms: 120, match: CHECK_IN } },
      north('new-1'),
      north('new-1'),
    ],
    { 'undo recorded': 1, 'hold by policy': 1, 'admit by policy': 0 },
  ],
  [
    'an undo whose answer was lost takes nothing from the gate that let the guest in since',
    [
      north('good-0'),
      { do: 'fault', fault: { kind: 'reset', process: true, match: UNDO } },
      { do: 'fault', fault: { kind: 'reset', match: UNDO, times: 3 } },
      undo,
      south('good-0'),
    ],
    { 'admit by acme': 2, 'undo recorded': 1 },
  ],
  [
    'a clock that was set back while ACME is away is known start after start',
    [cut, north('good-0'), back, restart, restart, north('good-1'), restart, restart],
    { 'admit by cache': 1 },
  ],
  [
    'a clock that was set back keeps no row from ACME',
    [cut, north('good-0'), { do: 'drain', on: 'north' }, back, restart, clear],
    { 'admission recorded': 1 },
  ],
  [
    'a block that was met before the clock was set back lasts no longer for it',
    [
      { do: 'fault', fault: { kind: 'rate-limited', retryAfter: null, times: 2 } },
      north('good-0'),
      back,
      restart,
      clear,
    ],
    { 'admission recorded': 1 },
  ],
  [
    'a block that is met while a clock runs hours ahead ends in its minute, though the clock is put right within it',
    [
      { do: 'clock', on: 'south', offMs: 8 * 3_600_000 + 20_000 },
      { do: 'restart', on: 'south' },
      { do: 'clock', on: 'south', offMs: 0 },
      { do: 'scan', on: 'north', code: 'good-0', next: ['scan'] },
      { do: 'fault', fault: { kind: 'rate-limited', retryAfter: 1 } },
      north('new-1'),
    ],
    {},
  ],
  [
    'a block that was met before the clock was set back lasts no longer on a device that has yet to scan',
    [
      { do: 'fault', fault: { kind: 'rate-limited', retryAfter: null, times: 2 } },
      back,
      { do: 'crash', on: 'north', during: null, afterTurns: 0, anew: false },
      { do: 'scan', on: 'north', code: 'good-0', next: ['scan'] },
    ],
    {},
  ],
]

it.each(SHIFTS)('%s', async (_, steps, met) => {
  const least = Object.entries(met)
  let tally: Tally = new Map()
  // Where a busy machine overran the short budget of these gates it was another shift: the laws held in it, and it is played again.
  for (let tries = 0; tries < TRIES; tries += 1) {
    tally = new Map()
    await playShift(stage, set, steps, tally)
    if (least.every(([what, times]) => (tally.get(what) ?? 0) >= times)) break
  }
  for (const [what, times] of least) expect(tally.get(what) ?? 0, what).toBeGreaterThanOrEqual(times)
})
