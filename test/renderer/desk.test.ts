import { describe, expect, test } from 'vitest'
import { BARCODE_WIRE_MAX } from '../../electron/contract/code.ts'
import { admit, deny, fault, scriptedDesk } from './scripted-desk.ts'

function last<T>(list: readonly T[]): T {
  const item = list.at(-1)
  if (item === undefined) throw new Error('nothing was sent')
  return item
}

describe('the desk', () => {
  test('puts a scan on the stage at once and its verdict in its place', async () => {
    const { desk, sent } = scriptedDesk()
    const scanId = desk.take('ABCD-1234', 'wedge', 5)
    expect(desk.getState().stage).toMatchObject({ kind: 'pending', scan: { scanId, at: 5 } })
    await last(sent).answer(admit(last(sent).scan))
    expect(desk.getState().stage).toMatchObject({ kind: 'verdict', codeEnd: '1234', verdict: { scanId } })
    expect(desk.getState().recent).toHaveLength(1)
  })

  test('cuts what is too long for the wire and sends it all the same', () => {
    const { desk, sent } = scriptedDesk()
    desk.take('x'.repeat(10_000_000), 'typed', 5)
    expect(last(sent).scan.barcode).toHaveLength(BARCODE_WIRE_MAX)
  })

  test('never shows an old verdict while a newer scan is on its way', async () => {
    const { desk, sent } = scriptedDesk()
    desk.take('FIRST', 'wedge', 1)
    await last(sent).answer(deny(last(sent).scan))
    desk.take('SECOND', 'wedge', 2)
    expect(desk.getState().stage.kind).toBe('pending')
  })

  test('lets in more of a group under an id of its own, and leaves its verdict until all are in', async () => {
    const { desk, sent, pass } = scriptedDesk()
    desk.take('GROUP-4', 'wedge', 1)
    const first = last(sent)
    await first.answer(admit(first.scan, { group: { admitted: 1, inside: 1, of: 4, left: 3 } }))
    await pass(60_000)
    expect(desk.getState().stage.kind).toBe('verdict')
    desk.admitMore(3)
    expect(last(sent).scan).toMatchObject({ barcode: 'GROUP-4', via: 'group', count: 3 })
    expect(last(sent).scan.scanId).not.toBe(first.scan.scanId)
    await last(sent).answer(admit(last(sent).scan, { group: { admitted: 3, inside: 4, of: 4, left: 0 } }))
    await pass(60_000)
    expect(desk.getState().stage.kind).toBe('ready')
    desk.admitMore(1)
    expect(sent).toHaveLength(2)
  })

  test('clears an admission by itself, and leaves a refusal until it is cleared', async () => {
    const { desk, sent, pass } = scriptedDesk()
    desk.take('GOOD', 'wedge', 1)
    await last(sent).answer(admit(last(sent).scan))
    await pass(7_000)
    expect(desk.getState().stage.kind).toBe('verdict')
    await pass(1_500)
    expect(desk.getState().stage).toMatchObject({ kind: 'ready', last: { verdict: { class: 'admit' } } })

    desk.take('BAD1', 'wedge', 1)
    await last(sent).answer(deny(last(sent).scan))
    await pass(60_000)
    expect(desk.getState().stage.kind).toBe('verdict')
    desk.clear()
    expect(desk.getState().stage.kind).toBe('ready')
  })

  test('does not clear a newer verdict with the time of an older one', async () => {
    const { desk, sent, pass } = scriptedDesk()
    desk.take('GOOD', 'wedge', 1)
    await last(sent).answer(admit(last(sent).scan))
    await pass(7_900)
    desk.take('BAD1', 'wedge', 1)
    await last(sent).answer(deny(last(sent).scan))
    await pass(200)
    expect(desk.getState().stage.kind).toBe('verdict')
  })

  test('keeps scans while the gate restarts, and sends them again with their own ids, in order', async () => {
    const { desk, sent, supervise } = scriptedDesk()
    const first = desk.take('AAAA', 'wedge', 1)
    await supervise({ state: 'down', since: 1, restarts: 1 })
    await last(sent).answer(fault('service-gone'))
    const second = desk.take('BBBB', 'wedge', 2)
    expect(desk.getState()).toMatchObject({ holding: true, stage: { kind: 'pending' } })
    expect(sent).toHaveLength(1)

    await supervise({ state: 'up', restarts: 1 })
    expect(last(sent).scan.scanId).toBe(first)
    await last(sent).answer(admit(last(sent).scan))
    expect(last(sent).scan.scanId).toBe(second)
    await last(sent).answer(deny(last(sent).scan))
    expect(sent).toHaveLength(3)
    expect(desk.getState()).toMatchObject({ holding: false, queue: { waiting: [], failed: [] } })
    expect(desk.getState().recent.map((row) => row.verdict.scanId)).toEqual([second, first])
    // Both answers came at once: the first one stays readable beside the second.
    expect(desk.getState().before.map((shown) => shown.verdict.scanId)).toEqual([first])
  })

  test('asks again where the news of the restart came before the failure', async () => {
    const { desk, sent, supervise, pass } = scriptedDesk()
    const scanId = desk.take('AAAA', 'wedge', 1)
    await supervise({ state: 'down', since: 1, restarts: 1 })
    await supervise({ state: 'up', restarts: 1 })
    await last(sent).answer(fault('service-gone'))
    expect(sent).toHaveLength(1)
    await pass(400)
    expect(sent).toHaveLength(2)
    expect(last(sent).scan.scanId).toBe(scanId)
  })

  test('shows a fault of ours as no verdict, goes on with the next scan, and can try again', async () => {
    const { desk, sent } = scriptedDesk()
    const scanId = desk.take('AAAA', 'wedge', 1)
    desk.take('BBBB', 'wedge', 2)
    await last(sent).answer(fault('storage'))
    expect(desk.getState().stage).toMatchObject({ kind: 'failure', error: { code: 'storage' } })
    expect(last(sent).scan.barcode).toBe('BBBB')
    await last(sent).answer(admit(last(sent).scan))
    desk.retry(scanId)
    expect(last(sent).scan.scanId).toBe(scanId)
    await last(sent).answer(admit(last(sent).scan))
    expect(desk.getState()).toMatchObject({ stage: { kind: 'verdict' }, queue: { failed: [] } })
  })
})
