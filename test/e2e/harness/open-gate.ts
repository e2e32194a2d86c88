import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { root } from '../../../build/setup/places.mjs'
import type { Sample } from '../../../electron/contract/methods.ts'
import { scanKeys } from '../../renderer/scanner-keys.ts'
import { freshFolder, type GateLaunch } from './launch.ts'

const SCREENSHOTS = join(root, '.cache', 'screenshots')
/** Says where the pages' debugger listens once there is a page. */
const LATE_DEBUGGER = join(root, 'test', 'e2e', 'harness', 'late-debugger.mjs')
/** A window opens in seconds; a busy machine takes a minute for it. Less than the limits of tests and hooks, so that this one says what was missing. */
const READY_LIMIT_MS = 120_000
/** For what a page is waited for that a test names no limit for. */
const PATIENCE_MS = 60_000
const LOOK_EVERY_MS = 50

/** An open gate: the real window on the practice venue, with data of its own. */
export type OpenGate = {
  readonly app: ElectronApplication
  readonly page: Page
  readonly launch: GateLaunch
  /** Where this gate keeps everything; give it to another {@link launchGate} to open the same gate again. */
  readonly dataDir: string
  /** The gate service's process now: another one after a restart. */
  readonly servicePid: () => number
  readonly practice: {
    readonly baseUrl: () => string
    readonly pid: () => number
    /** Every kind of sample ticket of the practice venue. */
    readonly samples: () => Promise<readonly Sample[]>
    /** Barcodes of one kind; throws, naming the kinds there are, if that is none of them. */
    readonly barcodes: (kind: string) => Promise<readonly string[]>
  }
  /**
   * Types a code as a keyboard-wedge scanner does: fast, then Enter, wherever the focus is. Its keys carry their own times, so
   * that a busy machine does not tear a code in two.
   */
  readonly wedge: (barcode: string, msPerKey?: number) => Promise<void>
  /** What the shell wrote to its log so far. */
  readonly shellLog: () => string
  /** Keeps a picture under .cache/screenshots and says where. */
  readonly screenshot: (name: string) => Promise<string>
  readonly close: () => Promise<void>
}

/** What whoever opens a gate may choose. */
export type GateOptions = {
  /** A data folder that outlives this gate; by default a new one that `close` deletes. */
  readonly dataDir?: string
  /** Further options of the program. */
  readonly args?: readonly string[]
  /** Whether to wait until a guest could be scanned; default true. */
  readonly untilReady?: boolean
}

/** Opens Portcullis; whoever opens a gate closes it. */
export async function openGateWindow(launch: GateLaunch, options: GateOptions = {}): Promise<OpenGate> {
  const dataDir = options.dataDir ?? freshFolder(launch)
  const shellLog = () => readLog(join(dataDir, 'logs', 'shell.log'))
  const logged = shellLog().length
  const tidy = (): void => {
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
  }
  const launched = _electron.launch({
    executablePath: LATE_DEBUGGER,
    args: [...launch.args, `--data=${dataDir}`, ...(options.args ?? [])],
    chromiumSandbox: launch.sandboxed,
    timeout: READY_LIMIT_MS,
    cwd: '/',
    env: { ...launch.env, PORTCULLIS_WINDOW: launch.executable },
  })
  const app = await launched.catch((error: unknown) => {
    tidy()
    throw error
  })
  const close = () => app.close().finally(tidy)
  try {
    const page = await app.firstWindow({ timeout: READY_LIMIT_MS })
    page.setDefaultTimeout(PATIENCE_MS)
    const lastOf = (pattern: RegExp): string => {
      const found = [...shellLog().matchAll(pattern)].at(-1)?.[1]
      if (found === undefined) throw new Error(`the shell's log has nothing like ${pattern}:\n${shellLog()}`)
      return found
    }
    if (options.untilReady ?? true) {
      const limit = Date.now() + READY_LIMIT_MS
      // The log goes on from start to start.
      while (!shellLog().slice(logged).includes('the window is ready to scan')) {
        if (Date.now() > limit) throw new Error(`not ready: ${await howItIs(page)}\n${shellLog()}`)
        await wait(LOOK_EVERY_MS)
      }
    }
    const samples = () =>
      page.evaluate(async () => {
        const result = await window.portcullis?.samples({})
        if (!result?.ok) throw new Error(result?.error.message ?? 'the page has no bridge')
        return result.value
      })
    return {
      app,
      page,
      launch,
      dataDir,
      shellLog,
      close,
      servicePid: () => Number(lastOf(/the gate service is up, process (\d+)/g)),
      practice: {
        baseUrl: () => lastOf(/practice venue at (\S+)/g),
        pid: () => Number(lastOf(/practice venue at \S+ in process (\d+)/g)),
        samples,
        barcodes: async (kind) => {
          const all = await samples()
          const found = all.find((sample) => sample.kind === kind)
          if (!found)
            throw new Error(`no sample "${kind}" among ${all.map((sample) => sample.kind).join(', ')}`)
          return found.barcodes
        },
      },
      wedge: (barcode, msPerKey) => scanKeys(page, barcode, msPerKey),
      screenshot: async (name) => {
        mkdirSync(SCREENSHOTS, { recursive: true })
        const file = join(SCREENSHOTS, `${name}.png`)
        await page.screenshot({ path: file })
        return file
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** What a window that is not ready says of itself. */
function howItIs(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const status = await window.portcullis?.status({})
    const { link, sync, tickets } = status?.ok ? status.value : {}
    return JSON.stringify({ seen: document.visibilityState, status: status?.ok, link, sync, tickets })
  })
}

function readLog(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
