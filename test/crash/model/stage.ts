import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type PracticeVenue, startPracticeVenue } from '../../../electron/practice/venue.ts'
import { sample } from '../../gate/at-the-gate.ts'
import { type Lane, openLane } from './lane.ts'
import type { CodeName, LaneName, Setting } from './steps.ts'
import { type WorldClock, worldClock } from './world-clock.ts'

/** What all runs share: one venue, made anew for each, and one downloaded ticket list. */
export type Stage = {
  /** The venue as it was at noon, and two gates that hold its ticket list. */
  readonly set: (setting: Setting) => Promise<Scene>
  readonly close: () => Promise<void>
}

export type Scene = {
  readonly at: PracticeVenue
  readonly world: WorldClock
  readonly lanes: Readonly<Record<LaneName, Lane>>
  readonly barcodes: Readonly<Record<CodeName, string>>
  /** Resolves when ACME has answered every call and nobody makes another. */
  readonly quiet: () => Promise<void>
  readonly strike: () => Promise<void>
}

/** Turns without a call after which nobody is at one: a chain of calls makes its next one in the turn of the answer. */
const IDLE_TURNS = 4

/** @param folder is the stage's own, and outlives it. */
export async function openStage(folder: string): Promise<Stage> {
  const world = worldClock()
  const dataKey = new Uint8Array(32).fill(7)
  const at = await startPracticeVenue({ orders: 100, now: world.now, timeZone: 'Europe/Madrid' })
  const lane = (name: LaneName, where: string, from: string | null, setting: Setting) =>
    openLane({
      name,
      at,
      folder: join(folder, where, name),
      from,
      dataKey,
      device: world.device(),
      setting,
    })

  const noon = (): void => {
    world.restart()
    at.reset()
  }
  noon()
  const first = await lane('north', 'list', null, {
    policy: { north: 'verify', south: 'verify' },
    unknown: 'hold',
    acmeOffMs: 0,
  })
  const synced = await first.gate().sync()
  if (!synced.ok) throw new Error(synced.error.message)
  await first.stop()

  const quiet = async (): Promise<void> => {
    let seen = -1
    for (let idle = 0; idle < IDLE_TURNS; idle += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      const calls = at.calls()
      if (calls.length !== seen || calls.some(({ status }) => status === null)) idle = -1
      seen = calls.length
    }
  }

  let runs = 0
  return {
    set: async (setting) => {
      runs += 1
      const where = `run-${runs}`
      noon()
      at.change({ do: 'set-clock', offsetMs: setting.acmeOffMs })
      const from = first.dataDir()
      const lanes = {
        north: await lane('north', where, from, setting),
        south: await lane('south', where, from, setting),
      }
      // After the download of the start, so that nothing here knows them.
      await quiet()
      const sold = at.change({ do: 'sell-order', eventId: at.events.open, quantity: 2 })
      const [newFirst = '', newSecond = ''] = 'uuids' in sold ? (sold.uuids ?? []) : []
      return {
        at,
        world,
        lanes,
        barcodes: {
          'good-0': sample(at, 'good', 0),
          'good-1': sample(at, 'good', 1),
          'good-2': sample(at, 'good', 2),
          'new-0': newFirst,
          'new-1': newSecond,
          used: sample(at, 'used'),
          early: sample(at, 'early'),
          cancelled: sample(at, 'cancelled'),
          unknown: sample(at, 'unknown'),
          card: sample(at, 'member-active'),
          'lapsed-card': sample(at, 'member-lapsed'),
        },
        quiet,
        strike: async () => {
          await Promise.all([lanes.north.stop(), lanes.south.stop()])
          rmSync(join(folder, where), { recursive: true, force: true })
        },
      }
    },
    close: () => at.close(),
  }
}
