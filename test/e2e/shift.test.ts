import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import type { GateOutput } from '../../electron/contract/methods.ts'
import { seededRandom } from '../../electron/practice/random.ts'
import { withStore } from '../bench/parts/gate-at.ts'
import { keyboardOf } from '../renderer/scanner-keys.ts'
import { launchGate, launchHere, type OpenGate } from './harness/gate.ts'
import { keyedFolder } from './harness/keyed-folder.ts'

const SCANS = 500
const SEED = 11
/** A loaded machine of two cores, and an outage that each waits out its budget once. */
const LIMIT_MS = 900_000
const SETTLE_MS = 180_000

function status(gate: OpenGate): Promise<GateOutput<'status'> | null> {
  return gate.page.evaluate(async () => {
    const result = await window.portcullis?.status({})
    return result?.ok ? result.value : null
  })
}

it(
  `a shift of ${SCANS} scans, the network going up and down and the service killed: one verdict each, all uploaded`,
  async () => {
    const random = seededRandom(SEED, 'shift')
    const folder = keyedFolder(launchHere())
    onTestFinished(() => rmSync(folder.dataDir, { recursive: true, force: true }))
    const gate = await launchGate({ dataDir: folder.dataDir })
    const venue = gate.practice.pid()
    let down = false
    const turn = (next: boolean) => {
      // A line that swallows everything, as a cable pulled between two switches: nothing says that it is gone.
      if (next !== down) process.kill(venue, next ? 'SIGSTOP' : 'SIGCONT')
      down = next
    }
    const codes: string[] = []
    try {
      await expect
        .poll(async () => (await status(gate))?.sync.finishedAt ?? null, { timeout: 60_000 })
        .not.toBeNull()
      const samples = await gate.practice.samples()
      // Guests with good tickets for the most part, and everyone else who comes to a gate.
      const good = samples.filter(({ kind }) => kind === 'good').flatMap(({ barcodes }) => barcodes)
      const others = random.shuffled(
        samples.filter(({ kind }) => kind !== 'good').flatMap(({ barcodes }) => barcodes),
      )
      const keyboard = await keyboardOf(gate.page)
      for (let nth = 0; nth < SCANS; nth += 1) {
        if (nth % 60 === 20) turn(true)
        if (nth % 60 === 45) turn(false)
        if (nth === 130 || nth === 333) process.kill(gate.servicePid(), 'SIGKILL')
        const code = (random.between(0, 99) < 75 ? good.shift() : others.shift()) ?? `nobody-${nth}`
        codes.push(code)
        await keyboard.burst(code, 2, ['Enter'], false)
        await wait(random.between(10, 120))
      }
      turn(false)
      const lastShown = () =>
        gate.page.evaluate(async () => {
          const rows = await window.portcullis?.recent({ limit: 1 })
          return rows?.ok ? rows.value[0]?.codeEnd : null
        })
      await expect.poll(lastShown, { timeout: SETTLE_MS, interval: 200 }).toBe(codes.at(-1)?.slice(-4))
      const uploaded = async () => {
        const now = await status(gate)
        return now === null
          ? null
          : {
              // On a busy machine a line is slow, and good all the same.
              link: now.link.state === 'slow' ? 'online' : now.link.state,
              pending: now.outbox.pending,
              lost: now.outbox.refused + now.outbox.parked,
            }
      }
      await expect
        .poll(uploaded, { timeout: SETTLE_MS, interval: 500 })
        .toEqual({ link: 'online', pending: 0, lost: 0 })
      await expect.poll(() => gate.page.getByTestId('code-field').inputValue()).toBe('')
    } finally {
      turn(false)
      await gate.close()
    }
    const rows = withStore(folder.store, (store) => store.scans.recent(2 * SCANS)).reverse()
    expect(rows.map(({ codeEnd }) => codeEnd)).toEqual(codes.map((code) => code.slice(-4)))
    const classes = new Set(rows.map(({ verdict }) => `${verdict.class} by ${verdict.source}`))
    // The line was down long enough to matter, and up long enough.
    expect([...classes]).toEqual(expect.arrayContaining(['admit by acme', 'admit by cache', 'deny by acme']))
  },
  LIMIT_MS,
)
