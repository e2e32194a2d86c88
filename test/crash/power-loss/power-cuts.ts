import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Random } from '../../../electron/practice/random.ts'
import { type Image, layOut, type makeDisk } from './disk.ts'
import { type Violation, violationsIn } from './reopened.ts'
import type { Step } from './trace.ts'
import { makeWitness, type World } from './witness.ts'

/** One power cut, and what was wrong when the power was back. */
export type Cut = { readonly after: number; readonly violations: readonly Violation[] }

/**
 * Cuts the power at random places of a recording, rebuilds what the disk may hold then and opens it.
 * @param disk as it was before the first step.
 * @param folder where the lane kept its data folder, and the data key beside it.
 */
export function cutPower(
  steps: readonly Step[],
  disk: ReturnType<typeof makeDisk>,
  folder: string,
  cuts: number,
  random: Random,
): Cut[] {
  const places = Array.from({ length: cuts }, () => random.between(1, steps.length)).sort((a, b) => a - b)
  const witness = makeWitness()
  const done: Cut[] = []
  for (const [index, step] of steps.entries()) {
    disk.apply(step, index)
    witness.see(step)
    while (places[done.length] === index + 1) {
      const look = (rebuilt: string): Violation[] => afterwards(rebuilt, witness.world())
      done.push({ after: index + 1, violations: inRebuilt(disk.cut(random), folder, look) })
    }
  }
  return done
}

/** What is wrong in a rebuilt folder: without its key, all that was shown is lost. */
function afterwards(rebuilt: string, world: World): Violation[] {
  const file = join(rebuilt, 'data.key')
  if (existsSync(file)) return violationsIn(join(rebuilt, 'data'), readFileSync(file), world)
  return world.shown.length === 0 ? [] : [{ kind: 'unusable', what: 'The data key is gone.' }]
}

/** Lays an image out in a folder that is gone afterwards: in memory where there is such a place, for it is no disk that is tested. */
function inRebuilt<T>(image: Image, from: string, look: (rebuilt: string) => T): T {
  const shared = '/dev/shm'
  const rebuilt = mkdtempSync(join(existsSync(shared) ? shared : tmpdir(), 'portcullis-power-'))
  try {
    layOut(image, from, rebuilt)
    return look(rebuilt)
  } finally {
    rmSync(rebuilt, { recursive: true, force: true })
  }
}
