import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sharedFolder } from '../../temp-folder.ts'
import type { Tally } from './play.ts'
import { openStage, type Stage } from './stage.ts'
import { type Step, setting, stepsUpTo } from './steps.ts'
import { playShift } from './take.ts'

/** The short form is 25 runs of up to 30 steps; `PORTCULLIS_MODEL_RUNS=500` is the long one, of up to 60. */
const ASKED = process.env['PORTCULLIS_MODEL_RUNS']
const RUNS = Number(ASKED ?? 25)
const STEPS = ASKED === undefined ? 30 : 60
/** The short form plays the same shifts each time; the long one looks for new ones. Either repeats a seed given. */
const SEED = Number(
  process.env['PORTCULLIS_MODEL_SEED'] ??
    (ASKED === undefined ? 20_261_122 : Math.floor(Math.random() * 2 ** 31)),
)

const folder = sharedFolder()
let stage: Stage
beforeAll(async () => {
  stage = await openStage(folder)
})
afterAll(() => stage?.close())

it(`${RUNS} shifts of up to ${STEPS} steps keep every law of exactly-once (seed ${SEED})`, async () => {
  const tally: Tally = new Map()
  let played = 0
  const began = performance.now()
  try {
    await fc.assert(
      fc.asyncProperty(setting, stepsUpTo(STEPS), async (set, steps) => {
        played += steps.length
        await playShift(stage, set, steps, tally)
      }),
      { numRuns: RUNS, seed: SEED },
    )
  } finally {
    const seconds = ((performance.now() - began) / 1_000).toFixed(0)
    const met = [...tally].sort(([one], [other]) => (one < other ? -1 : 1)).map(([what, n]) => `${what} ${n}`)
    console.log(`model: seed ${SEED}, ${RUNS} runs, ${played} steps, ${seconds} s: ${met.join(', ')}`)
  }
  expect([...tally.keys()]).toEqual(
    expect.arrayContaining([
      'admit by acme',
      'admit by cache',
      'deny by acme',
      'undo queued',
      'crash within a scan',
    ]),
  )
}, 3_600_000)

it('two gates that admit one ticket while ACME is away both tell it, and one becomes a conflict with both stories', async () => {
  const tally: Tally = new Map()
  const shift: Step[] = [
    { do: 'fault', fault: { kind: 'reset', times: 'until-cleared' } },
    { do: 'scan', on: 'north', code: 'good-0' },
    { do: 'scan', on: 'south', code: 'good-0' },
  ]
  const policy = { north: 'verify', south: 'verify' } as const
  await playShift(stage, { policy, unknown: 'hold', acmeOffMs: 0 }, shift, tally)
  // More than one where a busy machine overruns the short budget at the end: those are held to the same laws.
  expect(tally.get('admission conflict')).toBeGreaterThanOrEqual(1)
  expect(tally.get('admission parked')).toBeUndefined()
})
