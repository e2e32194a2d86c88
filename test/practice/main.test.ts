import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { practiceReadySchema } from '../../electron/contract/boot.ts'
import { readOptions, USAGE } from '../../electron/practice/options.ts'

const MAIN = fileURLToPath(new URL('../../electron/practice/main.ts', import.meta.url))

const pagedSchema = z.object({ pagination: z.unknown() })

const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

interface Run {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  /** Resolves when `pattern` has been printed. */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>
  readonly exit: Promise<number | null>
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, [MAIN, '--orders', '200', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    err += String(chunk)
  })
  return {
    child,
    out: () => out,
    err: () => err,
    exit: once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null)),
    async printed(pattern) {
      for (;;) {
        const match = pattern.exec(out)
        if (match !== null) return match
        if (child.exitCode !== null) throw new Error(`it ended: ${err}`)
        await once(child.stdout, 'data')
      }
    },
  }
}

describe('the practice venue by itself', () => {
  it('prints how to reach it and barcodes of every kind, and ends with Ctrl-C', async () => {
    const { child, printed, out, err, exit } = run('--seed', '7', '--zone', 'Europe/Madrid')
    await printed(/Ctrl-C/)
    const [, baseUrl] = await printed(/^address: (http:\/\/127\.0\.0\.1:\d+)$/m)
    const [, apiKey = ''] = await printed(/^API key: (\S{20,})$/m)
    const [, tenant = ''] = await printed(/^tenant: (\d+)$/m)
    const [, controlUrl, token = ''] = await printed(/^control: (\S+) .*\ncontrol token: (\w+)/m)
    expect(out()).toContain('time zone: Europe/Madrid')
    for (const kind of [
      'good',
      'used',
      'early',
      'late',
      'expired',
      'cancelled',
      'refunded',
      'other-event',
      'unknown',
    ])
      expect(out()).toMatch(new RegExp(`^  ${kind} .*\n    [0-9a-f-]{36}$`, 'm'))
    for (const kind of ['active', 'lapsed', 'dropped', 'replaced'])
      expect(out()).toMatch(new RegExp(`^  member-${kind} .*\n    \\d{10}$`, 'm'))
    const headers = { 'x-acme-api-key': apiKey, 'x-b2c-tenant-id': tenant }
    expect((await fetch(`${baseUrl}/v2/b2b/event/instances`, { headers })).status).toBe(200)
    expect((await fetch(`${controlUrl}/state`, { headers: { 'x-practice-token': token } })).status).toBe(200)
    child.kill('SIGINT')
    expect(await exit).toBe(0)
    expect(err()).toBe('')
  })

  it('is made as its options say', async () => {
    const options = [
      '--events',
      '20',
      '--memberships',
      '7',
      '--membership-lists',
      'paged',
      '--session',
      '1000',
    ]
    const { printed } = run(...options, '--latency', '1', '--rate-limit', '2', '--rate-window', 'sliding')
    await printed(/Ctrl-C/)
    const [, baseUrl] = await printed(/^address: (\S+)$/m)
    const [, apiKey = ''] = await printed(/^API key: (\S+)$/m)
    const count = async (path: string): Promise<unknown> => {
      const reply = await fetch(`${baseUrl}${path}`, { headers: { 'x-acme-api-key': apiKey } })
      return reply.status === 200 ? pagedSchema.parse(await reply.json()).pagination : reply.status
    }
    expect(await count('/v2/b2b/event/instances?type=all')).toMatchObject({ count: 20 })
    expect(await count('/v2/b2b/memberships')).toMatchObject({ count: 7 })
    expect(await count('/v2/b2b/memberships')).toBe(429)
  })

  it('takes every option there is', () => {
    const given = {
      port: 8_123,
      seed: 7,
      orders: 400,
      events: 20,
      memberships: 9,
      zone: 'Europe/Madrid',
      latency: 40,
      session: 90_000,
      'rate-limit': 200,
      'rate-window': 'sliding',
      'membership-lists': 'paged',
      paths: 'as-documented',
    }
    expect(readOptions(Object.entries(given).flatMap(([name, value]) => [`--${name}`, `${value}`]))).toEqual({
      ok: true,
      help: false,
      options: {
        port: 8_123,
        seed: 7,
        orders: 400,
        eventCount: 20,
        memberships: 9,
        timeZone: 'Europe/Madrid',
        latencyMs: 40,
        sessionMs: 90_000,
        rateLimitPerMinute: 200,
        rateWindow: 'sliding',
        membershipLists: 'paged',
        pathVariants: 'as-documented',
      },
    })
    expect(Object.keys(given).filter((name) => !USAGE.includes(`--${name} `))).toEqual([])
  })

  it('ends in order when it is told to', async () => {
    const { child, printed, exit } = run()
    await printed(/Ctrl-C/)
    child.kill('SIGTERM')
    expect(await exit).toBe(0)
  })

  it.each([
    [['--port', 'x'], /--port must be a whole number from 0 to 65535, not "x"/],
    [['--orders', '0'], /--orders must be a whole number/],
    [['--seed', '-1'], /--seed/],
    [['--zone', 'Mars/Olympus'], /--zone must be an IANA time zone/],
    [['--paths', '/v3'], /--paths must be one of/],
    [['--events', '2001'], /--events must be a whole number from 1 to 2000/],
    [['--memberships', 'all'], /--memberships/],
    [['--latency', '1.5'], /--latency/],
    [['--session', '0'], /--session/],
    [['--rate-window', 'round'], /--rate-window must be one of fixed, sliding, not "round"/],
    [['--membership-lists', 'both'], /--membership-lists must be one of bare, paged/],
    [['--bogus'], /--bogus/],
    [['words'], /words/],
  ])('says in one line what is wrong with %j, and exits 2', async (args, message) => {
    const { err, exit, out } = run(...args)
    expect(await exit).toBe(2)
    expect(err()).toMatch(message)
    expect(err().trimEnd().split('\n')).toHaveLength(1)
    expect(out()).toBe('')
  })

  it('says in one line that its port is taken, and exits 2', async () => {
    const first = run()
    const [, port = ''] = await first.printed(/^address: http:\/\/127\.0\.0\.1:(\d+)$/m)
    const second = run('--port', port)
    expect(await second.exit).toBe(2)
    expect(second.err()).toMatch(new RegExp(`^practice venue: port ${port} is taken[^\n]*\n$`))
  })
})

describe.each(['json', 'advanced'] as const)(
  'the practice venue under a host, talking %s',
  (serialization) => {
    const forked = (...args: string[]) => {
      const child = fork(MAIN, ['--orders', '200', ...args], {
        serialization,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      })
      started.push(child)
      return child
    }

    it('prints nothing, sends one message, and goes when its host does', async () => {
      const child = forked()
      let printed = ''
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (chunk) => {
          printed += String(chunk)
        })
      const messages: unknown[] = []
      child.on('message', (message) => messages.push(message))
      await once(child, 'message')
      const ready = practiceReadySchema.parse(messages[0])
      expect(
        ready.samples.map(({ barcodes }) => barcodes.length).every((count) => count > 0 && count <= 200),
      ).toBe(true)
      const headers = { 'x-acme-api-key': ready.apiKey }
      expect((await fetch(`${ready.baseUrl}/v2/b2b/event/instances`, { headers })).status).toBe(200)
      child.disconnect()
      const [code] = await once(child, 'exit')
      expect(code).toBe(0)
      expect(messages).toHaveLength(1)
      expect(printed).toBe('')
    })
  },
)
