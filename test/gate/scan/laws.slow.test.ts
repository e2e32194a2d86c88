import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tempFolder } from '../../temp-folder.ts'
import { type Line, oneTicket } from './one-ticket.ts'

type Step =
  | { readonly do: 'scan'; readonly direction: 'in' | 'out'; readonly count: number }
  /** A scan whose answer is awaited while an earlier admission is taken back. */
  | { readonly do: 'scan-amid-undo'; readonly count: number; readonly nth: number }
  | { readonly do: 'undo'; readonly nth: number }
  | { readonly do: 'line'; readonly line: Line }
  | { readonly do: 'sync' | 'drain' | 'restart' }

const count = fc.constantFrom(1, 1, 1, 2, 3)
const nth = fc.nat({ max: 3 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('scan' as const),
      direction: fc.constantFrom('in' as const, 'in' as const, 'out' as const),
      count,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('scan-amid-undo' as const), count, nth }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), nth }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('line' as const),
      line: fc.constantFrom('up' as const, 'cut' as const, 'lands-unheard' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('sync' as const, 'drain' as const, 'restart' as const) }),
  },
)

type Movement = { readonly scanId: string; readonly direction: 'in' | 'out'; readonly guests: number }

/** Who is inside, by what was shown and taken back alone. */
function truthOf(stands: readonly Movement[]): { entered: number; inside: number } {
  const sum = (direction: 'in' | 'out'): number =>
    stands.reduce((total, one) => total + (one.direction === direction ? one.guests : 0), 0)
  return { entered: sum('in'), inside: sum('in') - sum('out') }
}

it.each(['never', 'after-exit'] as const)(
  'whatever the order of scans, undos, syncs and restarts, no visit is admitted twice and ACME knows of each (re-entry %s)',
  async (reentry) => {
    const runs = tempFolder()
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30 }),
        fc.constantFrom(1, 1, 2, 4),
        async (steps, goodFor) => {
          const folder = mkdtempSync(join(runs, 'run-'))
          const ticket = oneTicket(folder, goodFor, reentry)
          ticket.sync()
          let stands: Movement[] = []

          const undo = (nth: number): void => {
            const one = stands.at(-1 - nth)
            if (one === undefined) return
            const isBack = stands.slice(stands.indexOf(one)).some((later) => later.direction === 'in')
            const mayUndo = one.direction === 'in' || !isBack
            expect(ticket.undo(one.scanId).ok, 'an exit stays once its guest is back').toBe(mayUndo)
            if (mayUndo) stands = stands.filter((other) => other !== one)
          }
          const scan = async (
            direction: 'in' | 'out',
            guests: number,
            meanwhile = (): void => {},
          ): Promise<void> => {
            const release = ticket.holdAnswers()
            const shown = ticket.scan(direction, guests)
            await new Promise((turn) => setImmediate(turn))
            // A scan that asked nobody has been shown already: what happens now comes after it.
            const isShown = ticket.movements().length > stands.length
            if (!isShown) meanwhile()
            release()
            const verdict = await shown
            expect(verdict.cause ?? 'none', 'no fault of ours').not.toMatch(/internal|storage/)
            if (verdict.class !== 'admit') return
            if (direction === 'in') {
              const before = truthOf(stands)
              const left = goodFor - (reentry === 'never' ? before.entered : Math.max(0, before.inside))
              expect(guests, 'no more guests than the code has left').toBeLessThanOrEqual(left)
              if (verdict.reason === 'readmitted') expect(reentry).toBe('after-exit')
            }
            stands.push({ scanId: verdict.scanId, direction, guests })
            if (isShown) meanwhile()
          }

          try {
            for (const one of steps) {
              ticket.pass(1)
              if (one.do === 'scan') await scan(one.direction, one.count)
              else if (one.do === 'scan-amid-undo') await scan('in', one.count, () => undo(one.nth))
              else if (one.do === 'undo') undo(one.nth)
              else if (one.do === 'line') ticket.setLine(one.line)
              else ticket[one.do]()
              expect(ticket.movements().map(({ scanId }) => scanId)).toEqual(
                stands.map(({ scanId }) => scanId),
              )
            }
            ticket.drain()
            const isIn = stands.some(({ direction }) => direction === 'in')
            if (isIn) expect(ticket.isAtAcme(), 'every admission that stands is at ACME').toBe(true)
            else if (!ticket.isInDoubt()) expect(ticket.isAtAcme(), 'what was taken back is not').toBe(false)
            expect(ticket.conflicts()).toBe(0)
          } finally {
            ticket.close()
            rmSync(folder, { recursive: true, force: true })
          }
        },
      ),
      { numRuns: 120 },
    )
  },
)
