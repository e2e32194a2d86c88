import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Random } from '../../../electron/practice/random.ts'
import { type Image, layOut, type makeDisk } from './disk.ts'
import { type Violation, violationsIn } from './reopened.ts'
import type { Step } from './trace.ts'
import { makeWitness } from './witness.ts'

/** A data folder whose beginnings are known, and the key it is sealed with. */
export type Premises = {
  readonly folder: string
  readonly dataKey: Uint8Array
}

/** One power cut, and what was wrong when the power was back. */
export type Cut = { readonly after: number; readonly violations: readonly Violation[] }

/** The data key is an admin's to bring: it was put there, safely, long before the shift. */
export function provision(folder: string): Premises {
  const dataKey = randomBytes(32)
  writeFileSync(join(folder, 'data.key'), dataKey, { mode: 0o600 })
  return { folder, dataKey }
}

/**
 * Cuts the power at random places of a recording, rebuilds what the disk may hold then and opens it.
 * @param disk as it was before the first step.
 */
export function cutPower(
  steps: readonly Step[],
  disk: ReturnType<typeof makeDisk>,
  { folder, dataKey }: Premises,
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
      const look = (rebuilt: string): Violation[] =>
        violationsIn(join(rebuilt, 'data'), dataKey, witness.world())
      done.push({ after: index + 1, violations: inRebuilt(disk.cut(random), folder, look) })
    }
  }
  return done
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
