import { chmodSync, copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { root } from '../../build/setup/places.mjs'
import { nodeProgram } from '../../build/vite/node-program.ts'
import { sharedFolder } from '../temp-folder.ts'
import { launchGate, type OpenGate } from './harness/gate.ts'

// The host that a packaged build uses, in the runtime at hand: where its Node is too old for the real service, a small
// program answers the contract in its place. Everything else is real: the process, the ports, the page.

const folder = sharedFolder()
let gate: OpenGate
const PATIENT = { timeout: 60_000, interval: 20 }

beforeAll(async () => {
  chmodSync(folder, 0o755)
  const program = nodeProgram({
    entry: 'test/e2e/fixtures/shell-parts.ts',
    folder: 'parts',
    file: 'shell-parts.cjs',
    format: 'cjs',
    target: 'node18',
    external: ['electron'],
  })
  await build({
    ...program,
    build: { ...program.build, outDir: folder },
    configFile: false,
    logLevel: 'warn',
  })
  copyFileSync(join(root, 'test/e2e/fixtures/gate-program.cjs'), join(folder, 'gate-program.cjs'))
  gate = await launchGate()
  await startSupervised('fine')
})
afterAll(() => gate?.close())

/** Puts a supervisor with the utility host beside the program's own and joins the page to it. */
async function startSupervised(apiKey: string): Promise<void> {
  await gate.app.evaluate(
    ({ webContents }, [parts, program, key]) => {
      const { mainModule } = process
      if (!mainModule) throw new Error('the main program is not CommonJS')
      const { Supervisor, startUtilityHost, joinedPages, systemClock } = mainModule.require(parts)
      const news = { states: Array.of<unknown>(), output: '', report: Array.of<string>() }
      const supervisor = new Supervisor({
        startService: (listeners: unknown) => startUtilityHost(program, 'portcullis-test', listeners),
        bootMessage: async () => ({
          kind: 'boot',
          dataKey: new Uint8Array(32),
          credential: { kind: 'api-key', key },
        }),
        onChange: (state: unknown) => {
          news.states.push(state)
          pages.tellAll()
        },
        onOutput: (chunk: Buffer) => {
          news.output += chunk
        },
        report: (line: string) => news.report.push(line),
        clock: systemClock,
      })
      const pages = joinedPages(supervisor)
      Object.assign(globalThis, { underTest: { supervisor, news } })
      const [page] = webContents.getAllWebContents()
      pages.join(page)
      supervisor.start()
    },
    [join(folder, 'shell-parts.cjs'), join(folder, 'gate-program.cjs'), apiKey] as const,
  )
  await vi.waitFor(async () => {
    if ((await lastState()) === undefined) throw new Error('nothing was heard of the service')
  }, PATIENT)
}

type Known = { state: string; restarts: number; message?: string }

function newsNow(): Promise<{ states: Known[]; output: string; pid?: number }> {
  return gate.app.evaluate(() => {
    const { underTest } = Object.assign({ underTest: { supervisor: {}, news: {} } }, globalThis)
    return JSON.parse(JSON.stringify({ ...underTest.news, pid: Reflect.get(underTest.supervisor, 'pid') }))
  })
}

async function lastState(): Promise<Known | undefined> {
  return (await newsNow()).states.at(-1)
}

/** What the page gets from the service it is joined to now; the fixture's answers, so not the contract's shapes. */
function ask(method: 'status' | 'inspect' | 'drain' | 'recent'): Promise<unknown> {
  return gate.page.evaluate(async (name): Promise<unknown> => {
    const gateBridge = window.portcullis
    if (name === 'inspect') return gateBridge?.inspect({ barcode: 'ABC' })
    if (name === 'status') return gateBridge?.status({})
    return name === 'drain' ? gateBridge?.drain({}) : gateBridge?.recent({ limit: 1 })
  }, method)
}

describe('a service in a utility process', () => {
  it('boots with its key over the private channel and says that it is ready', async () => {
    await expect.poll(lastState, PATIENT).toMatchObject({ state: 'up', restarts: 0 })
    await expect.poll(async () => (await newsNow()).output).toContain('booted with a key of 32 bytes')
  })

  it('talks to the page over a port of their own', async () => {
    expect(await ask('inspect')).toMatchObject({ ok: true, value: { barcode: 'ABC' } })
    expect(await ask('status')).toEqual({ ok: true, value: { pid: (await newsNow()).pid } })
    expect(await ask('recent')).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  })

  it('sees nothing of the environment but what it needs', async () => {
    const answer = await ask('inspect')
    const names = Object.keys(Object(Reflect.get(Object(Reflect.get(Object(answer), 'value')), 'env')))
    expect(names).toContain('PATH')
    expect(
      names.filter((name) => /DISPLAY|XAUTH|NODE_OPTIONS|SECRET|TOKEN|KEY|LOGNAME|XDG/.test(name)),
    ).toEqual([])
  })

  it('is started again when it dies, and the same page gets a new port', async () => {
    const before = (await newsNow()).pid
    expect(await ask('drain')).toMatchObject({ ok: false, error: { code: 'service-gone' } })
    await expect.poll(() => ask('inspect'), PATIENT).toMatchObject({ ok: true })
    expect((await newsNow()).pid).not.toBe(before)
    const lastStates = async () => (await newsNow()).states.slice(-2)
    await expect.poll(lastStates, PATIENT).toMatchObject([
      { state: 'down', restarts: 0 },
      { state: 'up', restarts: 1 },
    ])
  })

  it('that cannot start is said with its reason and not tried in a loop', async () => {
    await startSupervised('broken')
    await gate.page.waitForTimeout(500)
    expect((await newsNow()).states).toEqual([{ state: 'failed', message: 'the disk is full', restarts: 0 }])
  })
})
