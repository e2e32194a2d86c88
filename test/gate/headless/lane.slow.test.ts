import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../../temp-folder.ts'
import { checkIns, sample, venue } from '../at-the-gate.ts'
import { type Line, laneAt, startLane } from './lane-process.ts'

describe('the lane', () => {
  it('opens a practice venue of its own, and names tickets to try', async () => {
    const lane = startLane(['--data', join(tempFolder(), 'data'), '--budget-ms', '8000'])
    expect(await lane.next()).toMatchObject({
      type: 'ready',
      environment: 'practice',
      link: { state: 'online' },
    })
    const synced = await lane.ask('{"do":"sync"}')
    expect(synced).toMatchObject({ type: 'synced' })
    expect(Number(synced['tickets'])).toBeGreaterThanOrEqual(6_000)
    const good = /Good ticket\s+(\S+)/.exec(lane.errors())?.[1] ?? ''
    expect(await lane.ask(good)).toMatchObject({ type: 'verdict', class: 'admit', source: 'acme' })
    expect(await lane.end()).toBe(0)
  })

  it('lets in a group by its number, and says what is wrong with one that is none', async () => {
    const at = await venue()
    const sold = at.change({ do: 'sell-order', eventId: at.events.open, quantity: 5, onOneCode: true })
    const barcode = 'error' in sold ? '' : (sold.uuids?.[0] ?? '')
    const lane = startLane(laneAt(at))
    await lane.next()
    await lane.ask('{"do":"sync"}')
    const scan = (rest: object): Promise<Line> => lane.ask(JSON.stringify({ do: 'scan', barcode, ...rest }))
    expect(await scan({ count: 3 })).toMatchObject({
      type: 'verdict',
      class: 'admit',
      group: { admitted: 3, inside: 3, of: 5, left: 2 },
    })
    expect(await scan({ count: 0 })).toMatchObject({ type: 'error', code: 'bad-request' })
    expect(await scan({ persons: 2 })).toMatchObject({ type: 'error', code: 'bad-request' })
    expect(await scan({ barcode: 7 })).toMatchObject({ type: 'error', code: 'bad-request' })
    expect(await scan({})).toMatchObject({ type: 'verdict', class: 'repeat', group: { inside: 3 } })
    expect(await lane.end()).toBe(0)
  })

  it('speaks as the design says: verdicts in the order of input, commands answered, exit 0 after the last', async () => {
    const at = await venue()
    const lane = startLane([
      ...laneAt(at),
      '--event',
      at.events.open,
      '--terminal',
      'T-9',
      '--budget-ms',
      '9000',
    ])
    const ready = await lane.next()
    expect(ready).toMatchObject({
      type: 'ready',
      link: { state: 'online', since: expect.any(Number), why: null },
      admitted: 0,
      outbox: { pending: 0, recorded: 0, conflict: 0, refused: 0, parked: 0, toLookAt: 0 },
      budget: { perMinute: expect.any(Number), blockedUntil: null },
    })
    expect(await lane.ask('{"do":"sync"}')).toMatchObject({
      type: 'synced',
      events: expect.any(Number),
      tickets: expect.any(Number),
      calls: expect.any(Number),
      tookMs: expect.any(Number),
    })
    const good = sample(at, 'good')
    const verdict = await lane.ask(good)
    expect(verdict).toMatchObject({
      type: 'verdict',
      class: 'admit',
      reason: 'admitted',
      source: 'acme',
      at: expect.any(Number),
    })
    expect(at.ledger().at(-1)).toMatchObject({ barcode: good, terminalId: 'T-9' })
    expect(await lane.ask(JSON.stringify({ do: 'inspect', barcode: sample(at, 'good', 1) }))).toMatchObject({
      type: 'inspected',
      class: 'admit',
    })
    expect(checkIns(at, sample(at, 'good', 1))).toBe(0)
    expect(
      await lane.ask(JSON.stringify({ do: 'undo', scanId: verdict['scanId'], reason: 'wrong guest' })),
    ).toMatchObject({ type: 'undone' })
    expect(await lane.ask('{"do":"drain"}')).toMatchObject({
      type: 'status',
      outbox: { pending: 0 },
      admitted: 0,
    })
    expect(await lane.ask('{"do":"status"}')).toMatchObject({ type: 'status' })
    expect(await lane.ask('{"do":"doctor"}')).toMatchObject({ type: 'doctor', worst: 'warning' })
    expect(await lane.ask(JSON.stringify({ do: 'order', scanId: verdict['scanId'] }))).toMatchObject({
      type: 'order',
      source: 'acme',
    })
    const refunded = { do: 'calibrate', barcode: sample(at, 'refunded'), was: 'refunded' }
    expect(await lane.ask(JSON.stringify(refunded))).toMatchObject({
      type: 'calibrated',
      code: '8',
      kept: true,
    })
    expect(await lane.ask('{"do":"calibrate","forget":true}')).toMatchObject({
      type: 'calibrated',
      code: null,
    })

    const kinds = ['used', 'early', 'late', 'unknown', 'other-event', 'cancelled'] as const
    lane.say(kinds.map((kind) => sample(at, kind)).join('\r\n'))
    expect(await lane.end()).toBe(0)
    expect(lane.lines.slice(-kinds.length).map((line) => line['reason'])).toEqual([
      'already-used',
      expect.stringMatching(/too-early|wrong-event/),
      expect.stringMatching(/too-late|wrong-event/),
      'unknown',
      'wrong-event',
      'cancelled',
    ])
  })

  it('stays up through anything a line can hold', async () => {
    const at = await venue()
    const lane = startLane(laneAt(at))
    await lane.next()
    lane.say(Buffer.alloc(10_000_000, 'x'))
    expect(await lane.ask('')).toMatchObject({ class: 'hold', reason: 'unreadable' })
    for (const line of ['', '\u0000\u0007', '   ']) {
      expect(await lane.ask(line)).toMatchObject({ type: 'verdict', class: 'hold', reason: 'unreadable' })
    }
    expect(await lane.ask('билет-42')).toMatchObject({ class: 'deny', reason: 'unknown' })
    for (const line of [
      '{',
      '{"do":"dance"}',
      '{"no":"do"}',
      '{"do":"undo"}',
      '{"do":"inspect","barcode":7}',
      `{"do":"${'x'.repeat(20_000)}"}`,
    ]) {
      expect(await lane.ask(line)).toMatchObject({
        type: 'error',
        code: 'bad-request',
        message: expect.any(String),
      })
    }
    const good = sample(at, 'good')
    lane.say(`${good}\r\n${good}\r\n`)
    expect(await lane.next()).toMatchObject({ class: 'admit' })
    expect(await lane.next()).toMatchObject({ class: 'repeat', reason: 'same-scan' })
    lane.say(`${sample(at, 'good', 1)}\r`)
    expect(await lane.next()).toMatchObject({ class: 'admit' })
    expect(await lane.end()).toBe(0)
  })

  it('says what is wrong with its options, and writes nothing', async () => {
    const at = await venue()
    const folder = tempFolder()
    const good = laneAt(at, folder)
    const file = (name: string, text: string, mode = 0o600): string => {
      const path = join(folder, name)
      writeFileSync(path, text)
      chmodSync(path, mode)
      return path
    }
    const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
      [
        'http to another machine',
        [...good, '--base-url', 'http://example.com'],
        /https:\/\/, or http:\/\/ on loopback/,
      ],
      ['no key', ['--base-url', at.baseUrl], /--api-key-file is needed/],
      ['a key others can read', [...good, '--api-key-file', file('open.key', 'k', 0o644)], /chmod 600/],
      ['a key file that is none', [...good, '--api-key-file', join(folder, 'nothing')], /cannot be read/],
      [
        'a key of two lines',
        [...good, '--api-key-file', file('two.key', 'a\nb')],
        /does not hold an API key/,
      ],
      ['a profile that is no JSON', [...good, '--profile', file('bad.json', '{"policy": ')], /is not JSON/],
      [
        'a profile with unknown fields',
        [...good, '--profile', file('odd.json', '{"cacheAge":{"warnAt":1},"colour":"red"}')],
        /cacheAge\.warnAt: there is no such setting[\s\S]*colour: there is no such setting/,
      ],
      ['a policy that is none', [...good, '--policy', 'maybe'], /policy: /],
      ['a budget that is none', [...good, '--budget-ms', 'soon'], /budgetMs: /],
      ['an option that is none', [...good, '--colour', 'red'], /usage: lane/],
      [
        'a data key of the wrong size',
        [...good, '--data-key-file', file('short.key', 'short')],
        /is not a data key/,
      ],
      [
        'a file in place of the data folder',
        [...good, '--data', file('a-file', '')],
        /file, not a folder|not a folder/,
      ],
    ]
    for (const [name, args, said] of cases) {
      const lane = startLane(args)
      expect({ name, code: await lane.end() }).toEqual({ name, code: 2 })
      expect({ name, lines: lane.lines }).toMatchObject({
        name,
        lines: [{ type: 'error', message: expect.stringMatching(said) }],
      })
      expect(lane.errors()).not.toMatch(/\n\s+at /)
    }
  })

  it('takes a whole profile, and its options over it', async () => {
    const at = await venue()
    const folder = tempFolder()
    const profile = join(folder, 'profile.json')
    writeFileSync(
      profile,
      JSON.stringify({ policy: 'local-first', direction: 'out', unknown: 'deny', terminalId: 'from-file' }),
    )
    const lane = startLane([...laneAt(at, folder), '--profile', profile, '--direction', 'in'])
    expect(await lane.next()).toMatchObject({
      policy: 'local-first',
      direction: 'in',
      terminalId: 'from-file',
    })
    expect(await lane.end()).toBe(0)
  })

  it('refuses a folder that another lane is using, in words', async () => {
    const at = await venue()
    const args = laneAt(at)
    const first = startLane(args)
    await first.next()
    const second = startLane(args)
    expect(await second.end()).toBe(2)
    expect(second.lines).toMatchObject([{ type: 'error', code: 'storage-in-use' }])
    expect(await first.ask(sample(at, 'good'))).toMatchObject({ class: 'admit' })
    expect(await first.end()).toBe(0)
  })

  it('on a full disk holds every guest with the reason, admits nobody, and goes on', async () => {
    const at = await venue()
    const args = laneAt(at)
    const roomy = startLane(args)
    await roomy.next()
    await roomy.ask('{"do":"sync"}')
    await roomy.end()

    const lane = startLane([...args, '--policy', 'local-first'], 1)
    const first = await lane.next()
    if (first?.type === 'ready') {
      for (let nth = 0; nth < 3; nth += 1) {
        expect(await lane.ask(sample(at, 'good', nth))).toMatchObject({
          class: 'hold',
          reason: 'not-decided',
          cause: 'storage-failed',
          note: expect.any(String),
        })
      }
      expect(await lane.ask('{"do":"status"}')).toMatchObject({ admitted: 0, storage: expect.any(String) })
      expect(await lane.end()).toBe(0)
    } else {
      expect(first).toMatchObject({ type: 'error', code: expect.stringMatching(/^storage-/) })
      expect(await lane.end()).toBe(2)
    }
    for (let nth = 0; nth < 3; nth += 1) expect(checkIns(at, sample(at, 'good', nth))).toBe(0)
  })
})
