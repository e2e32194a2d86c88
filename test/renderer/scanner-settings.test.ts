import { expect, it } from 'vitest'
import type { Supervision } from '../../electron/contract/bridge.ts'
import {
  type ScannerSettings,
  scannerSettingsSchema,
  UNKNOWN_SCANNER,
} from '../../electron/contract/scanner.ts'
import { createScannerKnowledge } from '../../renderer/scan/scanner-settings.ts'

const UP = { state: 'up', restarts: 1 } as const
const US = scannerSettingsSchema.parse({ layout: 'us' })
const TILDE = scannerSettingsSchema.parse({ prefix: '~' })

/** A shell that answers when it is told to. */
function shell() {
  const answers: ((settings: ScannerSettings) => void)[] = []
  const supervised: ((supervision: Supervision) => void)[] = []
  let isFull = false
  const knowledge = createScannerKnowledge(
    {
      scanner: () => new Promise((resolve) => answers.push(resolve)),
      setScanner: async () => {
        if (isFull) throw new Error('no room')
      },
    },
    {
      onSupervision: (listener) => {
        supervised.push(listener)
        return () => {}
      },
    },
  )
  return {
    knowledge,
    asks: () => answers.length,
    answer: async (settings: ScannerSettings) => {
      answers.shift()?.(settings)
      await new Promise(setImmediate)
    },
    hear: (supervision: Supervision) => {
      for (const listener of supervised) listener(supervision)
    },
    fill: () => {
      isFull = true
    },
  }
}

it('the scanner is asked for again whenever the service came up, for that may be with another profile', async () => {
  const { knowledge, answer, hear, asks } = shell()
  expect(knowledge.getState()).toEqual(UNKNOWN_SCANNER)
  await answer(US)
  expect(knowledge.getState()).toEqual(US)
  hear({ state: 'down', since: 5, restarts: 0 })
  expect(asks()).toBe(0)
  hear(UP)
  await answer(TILDE)
  expect(knowledge.getState()).toEqual(TILDE)
})

it('what the scanner test finds out is not undone by an answer from before, nor by a disk that does not keep it', async () => {
  const { knowledge, answer, hear, fill } = shell()
  await answer(US)
  hear(UP)
  expect(await knowledge.set(TILDE)).toBe(true)
  await answer(US)
  expect(knowledge.getState()).toEqual(TILDE)

  fill()
  expect(await knowledge.set(US)).toBe(false)
  hear(UP)
  await answer(TILDE)
  expect(knowledge.getState()).toEqual(US)
})
