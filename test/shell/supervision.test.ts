import { describe, expect, it } from 'vitest'
import type { BootMessage } from '../../electron/contract/boot.ts'
import type { Supervision } from '../../electron/contract/bridge.ts'
import { practiceBoot } from '../../electron/shell/boot-message.ts'
import { FATAL_RETRY_MS, restartDelayMs, STEADY_MS } from '../../electron/shell/restart-policy.ts'
import type { HostListeners } from '../../electron/shell/service-host.ts'
import { Supervisor } from '../../electron/shell/supervision.ts'

const boot = practiceBoot('/data', new Uint8Array(32), {
  kind: 'practice-ready',
  baseUrl: 'http://127.0.0.1:4711',
  apiKey: 'key',
  tenantId: '1',
  timeZone: 'UTC',
  samples: [],
})

/** A supervisor over services that a test drives by hand, and a clock that moves only when told. */
function supervised(bootMessage: () => Promise<BootMessage> = async () => boot) {
  let now = 0
  let timers: { at: number; run: () => void }[] = []
  const states: Supervision[] = []
  const services: { listeners: HostListeners; heard: string[]; killed: boolean }[] = []
  const supervisor = new Supervisor({
    startService: (listeners) => {
      const service = { listeners, heard: Array.of<string>(), killed: false }
      services.push(service)
      return {
        pid: () => services.length,
        send: (command) => void service.heard.push(command.kind),
        openPort: () => {
          throw new Error('no ports in this test')
        },
        kill: () => {
          service.killed = true
        },
      }
    },
    bootMessage,
    onChange: (state) => void states.push(state),
    onOutput: () => {},
    report: () => {},
    clock: {
      now: () => now,
      after: (ms, run) => {
        const timer = { at: now + ms, run }
        timers.push(timer)
        return () => {
          timers = timers.filter((other) => other !== timer)
        }
      },
    },
  })
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  const pass = async (ms: number) => {
    now += ms
    const due = timers.filter(({ at }) => at <= now)
    timers = timers.filter(({ at }) => at > now)
    for (const { run } of due) run()
    await settle()
  }
  const last = () => {
    const service = services.at(-1)
    if (!service) throw new Error('no service was started')
    return service
  }
  return { supervisor, states, services, last, pass, settle, timers: () => timers.length }
}

async function up(gate: ReturnType<typeof supervised>): Promise<void> {
  gate.supervisor.start()
  await gate.settle()
  gate.last().listeners.onMessage({ kind: 'ready' })
}

describe('supervision', () => {
  it('tells the service what it needs and says that it is up', async () => {
    const gate = supervised()
    expect(gate.supervisor.current).toEqual({ state: 'starting' })
    expect(gate.supervisor.openPort()).toBeNull()
    await up(gate)
    expect(gate.last().heard).toEqual(['boot'])
    expect(gate.states).toEqual([{ state: 'up', restarts: 0 }])
  })

  it('takes the word of the service about a new key for that alone', async () => {
    const gate = supervised()
    gate.supervisor.start()
    await gate.settle()
    gate.last().listeners.onMessage({ kind: 'credential', problem: 'Use an API key.' })
    expect(gate.states).toEqual([])
    gate.last().listeners.onMessage({ kind: 'ready' })
    gate.last().listeners.onMessage({ kind: 'credential', problem: null })
    expect(gate.states).toEqual([{ state: 'up', restarts: 0 }])
  })

  it('starts a service that died again, at once the first time', async () => {
    const gate = supervised()
    await up(gate)
    gate.last().listeners.onExit(null)
    expect(gate.states.at(-1)).toEqual({ state: 'down', since: 0, restarts: 0 })
    await gate.pass(0)
    expect(gate.services).toHaveLength(2)
    gate.last().listeners.onMessage({ kind: 'ready' })
    expect(gate.states.at(-1)).toEqual({ state: 'up', restarts: 1 })
  })

  it('waits longer and longer for one that dies at once, five seconds at most', async () => {
    const gate = supervised()
    await up(gate)
    for (const delayMs of [0, 250, 1_000, 2_000, 5_000, 5_000, 5_000]) {
      const before = gate.services.length
      gate.last().listeners.onExit(1)
      if (delayMs > 0) await gate.pass(delayMs - 1)
      expect(gate.services).toHaveLength(before)
      await gate.pass(delayMs > 0 ? 1 : 0)
      expect(gate.services).toHaveLength(before + 1)
      gate.last().listeners.onMessage({ kind: 'ready' })
    }
  })

  it('is patient again with one that ran steadily in between', async () => {
    const gate = supervised()
    await up(gate)
    gate.last().listeners.onExit(1)
    await gate.pass(0)
    gate.last().listeners.onMessage({ kind: 'ready' })
    await gate.pass(STEADY_MS)
    gate.last().listeners.onExit(1)
    await gate.pass(0)
    expect(gate.services).toHaveLength(3)
  })

  it('shows why a service cannot start, and tries again half a minute later, not before', async () => {
    const gate = supervised()
    gate.supervisor.start()
    await gate.settle()
    const first = gate.last()
    first.listeners.onMessage({ kind: 'fatal', message: 'the disk is full' })
    expect(gate.states).toEqual([{ state: 'failed', message: 'the disk is full', restarts: 0 }])
    expect(first.killed).toBe(true)
    first.listeners.onExit(1)
    await gate.pass(FATAL_RETRY_MS - 1)
    expect(gate.services).toHaveLength(1)
    await gate.pass(1)
    expect(gate.services).toHaveLength(2)
  })

  it('shows why there is nothing to boot with', async () => {
    const gate = supervised(async () => Promise.reject(new Error('the keychain is locked')))
    gate.supervisor.start()
    await gate.settle()
    expect(gate.states).toEqual([{ state: 'failed', message: 'the keychain is locked', restarts: 0 }])
    expect(gate.services).toHaveLength(0)
  })

  it('takes nothing from a service that is not the running one', async () => {
    const gate = supervised()
    await up(gate)
    const first = gate.last()
    first.listeners.onExit(1)
    await gate.pass(0)
    first.listeners.onMessage({ kind: 'ready' })
    first.listeners.onExit(1)
    expect(gate.states.at(-1)?.state).toBe('down')
    expect(gate.services).toHaveLength(2)
  })

  it('does not take words outside the contract for an answer', async () => {
    const gate = supervised()
    gate.supervisor.start()
    await gate.settle()
    for (const message of [null, 'ready', { kind: 'other' }, { kind: 'fatal' }])
      gate.last().listeners.onMessage(message)
    expect(gate.states).toEqual([])
  })

  it('stops: asks, waits for the end, restarts nothing', async () => {
    const gate = supervised()
    await up(gate)
    const stopped = gate.supervisor.stop(3_000)
    expect(gate.last().heard).toEqual(['boot', 'stop'])
    gate.last().listeners.onExit(0)
    await stopped
    expect(gate.last().killed).toBe(false)
    expect(gate.timers()).toBe(0)
    await gate.pass(60_000)
    expect(gate.services).toHaveLength(1)
  })

  it('ends a service that does not stop in time', async () => {
    const gate = supervised()
    await up(gate)
    const stopped = gate.supervisor.stop(3_000)
    await gate.pass(3_000)
    await stopped
    expect(gate.last().killed).toBe(true)
  })

  it('restarts on request: the running one is ended, and its death is answered as any other', async () => {
    const gate = supervised()
    await up(gate)
    gate.supervisor.restart()
    expect(gate.last().killed).toBe(true)
    gate.last().listeners.onExit(null)
    await gate.pass(0)
    expect(gate.services).toHaveLength(2)
  })
})

describe('a service that is to start with something new', () => {
  it('ends what it writes first, and that is no death', async () => {
    const gate = supervised()
    await up(gate)
    const renewed = gate.supervisor.renew(3_000, 30_000)
    expect(gate.last().heard).toEqual(['boot', 'stop'])
    gate.last().listeners.onExit(0)
    await gate.settle()
    expect(gate.services).toHaveLength(2)
    expect(gate.last().heard).toEqual(['boot'])
    gate.last().listeners.onMessage({ kind: 'ready' })
    expect(await renewed).toEqual({ state: 'up', restarts: 1 })
    // The next death is the first in a row: it is answered at once.
    gate.last().listeners.onExit(1)
    await gate.pass(0)
    expect(gate.services).toHaveLength(3)
  })

  it('is ended where it does not end by itself', async () => {
    const gate = supervised()
    await up(gate)
    void gate.supervisor.renew(3_000, 30_000)
    await gate.pass(3_000)
    expect(gate.services[0]?.killed).toBe(true)
    gate.services[0]?.listeners.onExit(null)
    await gate.settle()
    expect(gate.services).toHaveLength(2)
  })

  it.each([
    [
      'says why it cannot',
      (gate: ReturnType<typeof supervised>) =>
        gate.last().listeners.onMessage({ kind: 'fatal', message: 'no' }),
      'failed',
    ],
    ['says nothing', (gate: ReturnType<typeof supervised>) => gate.pass(30_000), 'down'],
  ])('is told of where the new one %s', async (_name, happen, state) => {
    const gate = supervised()
    await up(gate)
    const renewed = gate.supervisor.renew(3_000, 30_000)
    gate.last().listeners.onExit(0)
    await gate.settle()
    await happen(gate)
    expect((await renewed).state).toBe(state)
  })

  it('starts at once where none runs', async () => {
    const gate = supervised()
    await up(gate)
    gate.last().listeners.onMessage({ kind: 'fatal', message: 'no' })
    const renewed = gate.supervisor.renew(3_000, 30_000)
    await gate.settle()
    gate.last().listeners.onMessage({ kind: 'ready' })
    expect((await renewed).state).toBe('up')
  })
})

describe('what the shell asks of a service', () => {
  const redemption = {
    permit: '0198c0de-0000-7000-8000-000000000000',
    act: 'change-key',
    what: {},
  } as const
  const credential = { kind: 'api-key', key: 'k' } as const

  it('is answered in the order of asking', async () => {
    const gate = supervised()
    await up(gate)
    const asked = [gate.supervisor.redeem(redemption), gate.supervisor.redeem(redemption)]
    const key = gate.supervisor.giveCredential(credential)
    expect(gate.last().heard).toEqual(['boot', 'redeem', 'redeem', 'credential'])
    gate.last().listeners.onMessage({ kind: 'redeemed', problem: null, pinsSet: true })
    gate.last().listeners.onMessage({ kind: 'credential', problem: 'Use an API key.' })
    gate.last().listeners.onMessage({ kind: 'redeemed', problem: 'used up', pinsSet: true })
    expect(await Promise.all(asked)).toEqual([
      { problem: null, pinsSet: true },
      { problem: 'used up', pinsSet: true },
    ])
    expect(await key).toBe('Use an API key.')
  })

  it.each([
    ['none runs', async (_gate: ReturnType<typeof supervised>) => {}],
    [
      'it dies meanwhile',
      async (gate: ReturnType<typeof supervised>) => {
        await up(gate)
        setImmediate(() => gate.last().listeners.onExit(1))
      },
    ],
  ])('is answered where %s', async (_name, happen) => {
    const gate = supervised()
    await happen(gate)
    const answers = [gate.supervisor.giveCredential(credential), gate.supervisor.redeem(redemption)]
    expect(await Promise.all(answers)).toEqual([
      expect.stringContaining('not running'),
      { problem: expect.stringContaining('not running'), pinsSet: null },
    ])
  })
})

describe('the delay before a restart', () => {
  it('never shrinks and never passes five seconds', () => {
    const delays = Array.from({ length: 50 }, (_, inARow) => restartDelayMs(inARow))
    expect(delays).toEqual([...delays].sort((left, right) => left - right))
    expect(delays.at(-1)).toBe(5_000)
  })
})
