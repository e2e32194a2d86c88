import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fromPage } from '../../electron/shell/channels.ts'
import { openGateway } from '../../electron/shell/gateway.ts'
import { PAGE_URL } from '../../electron/shell/origin.ts'

type Call = { sender: object; senderFrame: { url: string; parent: object | null } | null }
type Handler = (event: Call, ...payload: unknown[]) => Promise<unknown>

/** A gateway with one channel `about` that takes `{a: number}` and answers it doubled. */
function gatewayWithOneChannel() {
  const handlers = new Map<string, Handler>()
  const refusals: string[] = []
  const ipc = { handle: (channel: string, handler: Handler) => void handlers.set(channel, handler) }
  const gateway = openGateway(ipc, (line) => refusals.push(line))
  gateway('about', z.strictObject({ a: z.number() }), ({ a }) => a * 2)
  const call = (event: Call, ...payload: unknown[]) => {
    const handler = handlers.get(fromPage.about)
    if (!handler) throw new Error('not registered')
    return handler(event, ...payload)
  }
  return { call, refusals }
}

const page = { senderFrame: { url: PAGE_URL, parent: null }, sender: {} }

describe('the gateway', () => {
  it('answers our own page', async () => {
    const { call, refusals } = gatewayWithOneChannel()
    await expect(call(page, { a: 21 })).resolves.toBe(42)
    expect(refusals).toEqual([])
  })

  const strangers: [why: string, event: Call][] = [
    ['a frame that is gone', { senderFrame: null, sender: {} }],
    ['a frame inside a page', { senderFrame: { url: PAGE_URL, parent: {} }, sender: {} }],
  ]
  const elsewhere = [
    'https://app/index.html',
    'file:///index.html',
    'about:blank',
    'data:text/html,x',
    'portcullis://evil/index.html',
    'portcullis://app.evil/index.html',
    'portcullis://app@evil/index.html',
    'portcullis://user@app/index.html',
    'portcullis://app:99/index.html',
    'portcullisx://app/index.html',
    '',
  ]
  for (const url of elsewhere) {
    strangers.push(['another origin', { senderFrame: { url, parent: null }, sender: {} }])
  }

  it.each(strangers)('refuses %s', async (why, event) => {
    const { call, refusals } = gatewayWithOneChannel()
    await expect(call(event, { a: 1 })).rejects.toThrow('refused')
    expect(refusals).toEqual([`refused: about from ${why}`])
  })

  it.each([
    ['nothing', []],
    ['another type', [{ a: '1' }]],
    ['an unknown field', [{ a: 1, b: 2 }]],
    ['a second payload', [{ a: 1 }, { a: 2 }]],
  ])(
    'refuses a payload of the wrong shape, and does not repeat it in the log: %s',
    async (_name, payload) => {
      const { call, refusals } = gatewayWithOneChannel()
      await expect(call(page, ...payload)).rejects.toThrow('refused')
      expect(refusals).toEqual(['refused: about with a payload of the wrong shape'])
    },
  )
})

describe('raw access to the messages between processes', () => {
  const files = readdirSync('electron/shell').filter((file) => file.endsWith('.ts'))
  const usersOf = (word: RegExp) =>
    files.filter((file) => word.test(readFileSync(`electron/shell/${file}`, 'utf8')))

  it('is the gateway’s alone: others only hand it over', () => {
    expect(usersOf(/ipcMain\s*\.|ipcMain\.(handle|on)|\bipc\s*:/)).toEqual(['gateway.ts'])
    expect(usersOf(/\bipcMain\b/).sort()).toEqual(['gateway.ts', 'main.ts'])
  })

  it('is the preload script’s alone in the page', () => {
    expect(usersOf(/\bipcRenderer\b/)).toEqual(['preload.ts'])
  })
})
