import { describe, expect, it } from 'vitest'
import { type ClientPort, type GateNews, PortClient } from '../../electron/shell/port-client.ts'

function fakePort() {
  const sent: { id: number; method: string; input: unknown }[] = []
  let closed = false
  const port: ClientPort = {
    onmessage: null,
    postMessage: (message) => {
      const { id, method, input } = Object.assign({ id: -1, method: '', input: null }, message)
      sent.push({ id, method, input })
    },
    close: () => {
      closed = true
    },
  }
  const say = (data: unknown) => port.onmessage?.(new MessageEvent('message', { data }))
  return { port, sent, say, isClosed: () => closed }
}

function client() {
  const news: GateNews[] = []
  return { client: new PortClient((event) => void news.push(event)), news }
}

const gone = { ok: false, error: { code: 'service-gone', message: 'The gate service is not running.' } }

describe('the page’s side of the contract', () => {
  it('gives each call its own answer, in whatever order they come', async () => {
    const line = fakePort()
    const { client: gate } = client()
    gate.attach(line.port)
    const [first, second] = [gate.call('status', {}), gate.call('recent', { limit: 1 })]
    expect(line.sent.map(({ method }) => method)).toEqual(['status', 'recent'])
    line.say({ kind: 'answer', id: line.sent[1]?.id, value: 'second' })
    line.say({ kind: 'failure', id: line.sent[0]?.id, error: { code: 'busy', message: 'later' } })
    expect(await second).toEqual({ ok: true, value: 'second' })
    expect(await first).toEqual({ ok: false, error: { code: 'busy', message: 'later' } })
  })

  it('answers at once while there is no service', async () => {
    expect(await client().client.call('status', {})).toEqual(gone)
  })

  it('answers everything that is open when the service goes', async () => {
    const line = fakePort()
    const { client: gate } = client()
    gate.attach(line.port)
    const open = [gate.call('status', {}), gate.call('drain', {})]
    gate.detach()
    expect(await Promise.all(open)).toEqual([gone, gone])
    expect(line.isClosed()).toBe(true)
  })

  it('goes on over a new port, deaf to the old one', async () => {
    const [old, young] = [fakePort(), fakePort()]
    const { client: gate, news } = client()
    gate.attach(old.port)
    const lost = gate.call('status', {})
    gate.attach(young.port)
    expect(await lost).toEqual(gone)
    old.say({ kind: 'event', event: 'status', payload: {} })
    expect(news).toEqual([])
    const asked = gate.call('status', {})
    young.say({ kind: 'answer', id: young.sent[0]?.id, value: 1 })
    expect(await asked).toEqual({ ok: true, value: 1 })
  })

  it('never gives an answer of before to a call of after', async () => {
    const [old, young] = [fakePort(), fakePort()]
    const { client: gate } = client()
    gate.attach(old.port)
    const lost = gate.call('status', {})
    gate.attach(young.port)
    const asked = gate.call('status', {})
    young.say({ kind: 'answer', id: old.sent[0]?.id, value: 'stale' })
    young.say({ kind: 'answer', id: young.sent[0]?.id, value: 'fresh' })
    expect(await asked).toEqual({ ok: true, value: 'fresh' })
    expect(await lost).toEqual(gone)
  })

  it('passes events on', () => {
    const line = fakePort()
    const { client: gate, news } = client()
    gate.attach(line.port)
    line.say({ kind: 'event', event: 'alarm', payload: { message: 'look' } })
    expect(news).toEqual([{ event: 'alarm', payload: { message: 'look' } }])
  })

  it.each([null, undefined, 7, 'x', {}, { kind: 'answer' }, { kind: 'answer', id: 99 }])(
    'is not upset by what it does not know: %j',
    (data) => {
      const line = fakePort()
      const { client: gate } = client()
      gate.attach(line.port)
      expect(() => line.say(data)).not.toThrow()
    },
  )

  it('answers a request that cannot be sent', async () => {
    const line = fakePort()
    line.port.postMessage = () => {
      throw new Error('cannot be cloned')
    }
    const { client: gate } = client()
    gate.attach(line.port)
    expect(await gate.call('scan', () => {})).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  })
})
