import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STEADY_MS } from '../../electron/shell/restart-policy.ts'
import { launchGate, type OpenGate } from './harness/gate.ts'

const PATIENT = { timeout: 60_000, interval: 20 }
/** What a machine that is busy with other things adds to one restart it adds to another one less. */
const RESTARTS = 8

let gate: OpenGate
beforeAll(async () => {
  gate = await launchGate()
  await gate.page.evaluate(() => {
    const heard: { state: string; at: number }[] = []
    Object.assign(window, { heard })
    window.portcullis?.onSupervision(({ state }) => heard.push({ state, at: Date.now() }))
  })
})
afterAll(async () => gate?.close())

/** The supervision states that the page heard since the last call. */
function heardSince(): Promise<{ state: string; at: number }[]> {
  return gate.page.evaluate(() => {
    const { heard } = Object.assign({ heard: Array.of<{ state: string; at: number }>() }, window)
    return heard.splice(0)
  })
}

async function inspect(barcode: string): Promise<string> {
  return gate.page.evaluate(async (code) => {
    const result = await window.portcullis?.inspect({ barcode: code })
    if (!result) return 'no bridge'
    return result.ok ? result.value.class : result.error.code
  }, barcode)
}

describe('a gate whose service is killed', () => {
  /** Kills it and sees it come back. @returns how long that took, in ms */
  async function killed(): Promise<number> {
    // A service that has just started is restarted later and later; one that was up for a while, at once.
    await gate.page.waitForTimeout(STEADY_MS + 300)
    await heardSince()
    const before = gate.servicePid()
    const killedAt = Date.now()
    process.kill(before, 'SIGKILL')
    const states: Awaited<ReturnType<typeof heardSince>> = []
    const upAgain = async () => {
      states.push(...(await heardSince()))
      return states.some(({ state }) => state === 'up')
    }
    await expect.poll(upAgain, PATIENT).toBe(true)
    expect(gate.servicePid()).not.toBe(before)
    await expect.poll(() => inspect('NOBODY-HAS-THIS-CODE'), PATIENT).not.toBe('service-gone')
    states.push(...(await heardSince()))
    expect(states.map(({ state }) => state)).toEqual(['down', 'up'])
    return (states.at(-1)?.at ?? Number.POSITIVE_INFINITY) - killedAt
  }

  it('says so, answers again, time after time, and is back within a second', async () => {
    const took = [await killed(), await killed(), await killed()]
    while (Math.min(...took) >= 1_000 && took.length < RESTARTS) took.push(await killed())
    expect(Math.min(...took), took.join(', ')).toBeLessThan(1_000)
  })

  it('answers a request that was open as gone, at once', async () => {
    const pending = gate.page.evaluate(() =>
      Promise.all(
        Array.from({ length: 50 }, async () => {
          const result = await window.portcullis?.status({})
          return result?.ok ? 'answered' : (result?.error.code ?? 'no bridge')
        }),
      ),
    )
    process.kill(gate.servicePid(), 'SIGKILL')
    const answers = await pending
    expect(answers).toHaveLength(50)
    expect(new Set([...answers, 'answered', 'service-gone'])).toEqual(new Set(['answered', 'service-gone']))
  })
})

describe('a gate whose practice venue is killed', () => {
  it('opens another and goes on at its new address', async () => {
    await gate.page.waitForTimeout(STEADY_MS + 300)
    const before = gate.practice.baseUrl()
    process.kill(gate.practice.pid(), 'SIGKILL')
    await expect.poll(() => gate.practice.baseUrl(), PATIENT).not.toBe(before)
    await expect.poll(() => inspect('NOBODY-HAS-THIS-CODE'), PATIENT).not.toBe('service-gone')
  })
})
