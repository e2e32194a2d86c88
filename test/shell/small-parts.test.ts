import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { about } from '../../electron/shell/about.ts'
import { readyLines } from '../../electron/shell/announce.ts'
import { practiceBoot } from '../../electron/shell/boot-message.ts'
import { whyUnusable } from '../../electron/shell/data-folder.ts'
import { hostEnvironment } from '../../electron/shell/host-environment.ts'
import { openLogFile } from '../../electron/shell/log-file.ts'
import { readOptions } from '../../electron/shell/options.ts'
import { afterCrash } from '../../electron/shell/page-crash.ts'
import { scanReadiness } from '../../electron/shell/scan-readiness.ts'
import { Subscribers } from '../../electron/shell/subscribers.ts'
import { tempFolder } from '../temp-folder.ts'

describe('a page that crashes', () => {
  it('is loaded again three times a minute, each a little later, then given up', () => {
    expect(afterCrash([], 0)).toEqual({ do: 'reload', afterMs: 0 })
    expect(afterCrash([0], 1_000)).toEqual({ do: 'reload', afterMs: 500 })
    expect(afterCrash([0, 1_000], 2_000)).toEqual({ do: 'reload', afterMs: 2_000 })
    expect(afterCrash([0, 1_000, 2_000], 5_000)).toEqual({ do: 'give-up' })
  })
  it('is forgiven after a quiet minute', () => {
    expect(afterCrash([0, 1_000, 2_000], 62_001)).toEqual({ do: 'reload', afterMs: 0 })
  })
})

describe('what a child process sees of the environment', () => {
  it('is what it needs and no more', () => {
    const env = {
      PATH: '/bin',
      HOME: '/h',
      NODE_OPTIONS: '--require x',
      ACME_API_KEY: 'k',
      ELECTRON_RUN_AS_NODE: '1',
    }
    expect(hostEnvironment(env)).toEqual({ PATH: '/bin', HOME: '/h' })
  })
})

describe('the program’s options', () => {
  it.each([
    [[], { dataFolder: null, screenshotFile: null, provisioningFile: null, kiosk: false }],
    [['--kiosk'], { dataFolder: null, screenshotFile: null, provisioningFile: null, kiosk: true }],
    [
      ['--data=/d', '--screenshot=/s.png'],
      { dataFolder: '/d', screenshotFile: '/s.png', provisioningFile: null, kiosk: false },
    ],
    [
      ['--data=/first', '--data=/last'],
      { dataFolder: '/last', screenshotFile: null, provisioningFile: null, kiosk: false },
    ],
    [
      ['--profile=/p.json'],
      { dataFolder: null, screenshotFile: null, provisioningFile: '/p.json', kiosk: false },
    ],
    [
      ['--data=', '--inspect=0', 'x'],
      { dataFolder: null, screenshotFile: null, provisioningFile: null, kiosk: false },
    ],
  ])('%j', (argv, options) => {
    expect(readOptions(['electron', ...argv])).toEqual(options)
  })
})

describe('what the window is told about the program', () => {
  it('is silent on the Electron it is built for, and says so on any other', () => {
    expect(about('1.0.0', { electron: '45.4.1', chrome: '156' }, '45.4.1')).toEqual({
      version: '1.0.0',
      runtimeNote: null,
    })
    expect(about('1.0.0', { electron: '25.1.1', chrome: '114' }, '45.4.1').runtimeNote).toMatch(
      /^Development runtime: Electron 25/,
    )
  })
})

describe('what is printed when the gate is ready', () => {
  it('does not name the same tickets at every start', () => {
    const good = { kind: 'good', label: 'Good', barcodes: ['A', 'B', 'C', 'D'] }
    expect(readyLines([good], () => 0.99)).toContain('  Good  C  D')
  })

  it('shows two barcodes of every kind that has any', () => {
    const lines = readyLines(
      [
        { kind: 'good', label: 'Good', barcodes: ['A', 'B', 'C'] },
        { kind: 'used', label: 'Already used', barcodes: ['D'] },
        { kind: 'none', label: 'None left', barcodes: [] },
      ],
      () => 0,
    )
    expect(lines).toEqual([
      'Practice barcodes to scan:',
      '  Good          A  B',
      '  Already used  D',
      'Portcullis is ready to scan.',
    ])
  })
})

describe('news to subscribers', () => {
  it('reaches who listens, and its last to who comes late', () => {
    const news = new Subscribers<number>()
    const heard: string[] = []
    const stop = news.add((value) => heard.push(`early ${value}`))
    news.tell(1)
    news.tell(2)
    news.add((value) => heard.push(`late ${value}`))
    stop()
    news.tell(3)
    expect(heard).toEqual(['early 1', 'early 2', 'late 2', 'late 3'])
  })
  it('that is for its moment alone is not kept', () => {
    const news = new Subscribers<string>((value) => value !== 'alarm')
    news.tell('status')
    news.tell('alarm')
    const heard: string[] = []
    news.add((value) => heard.push(value))
    expect(heard).toEqual(['status'])
  })
})

describe('ready to scan', () => {
  const sync = { state: 'idle', ordersDone: 1, ordersOf: 1, leftMs: null, finishedAt: 5, why: null } as const
  it.each([
    ['a first download runs', { tickets: 100, sync: { ...sync, state: 'running', finishedAt: null } }, 0],
    ['nothing is here and nothing happened', { tickets: 0, sync: { ...sync, finishedAt: null } }, 0],
    ['a download is finished', { tickets: 100, sync }, 1],
    ['a venue without tickets is read', { tickets: 0, sync }, 1],
    [
      'tickets of an earlier day are here and ACME is away',
      { tickets: 9, sync: { ...sync, state: 'failed', finishedAt: null } },
      1,
    ],
  ] as const)('%s', (_name, status, times) => {
    let told = 0
    const readiness = scanReadiness(() => {
      told += 1
    })
    readiness.look(status)
    readiness.look(status)
    expect(told).toBe(times)
  })
})

describe('what the gate is told about the practice venue', () => {
  it('is a practice profile at the venue’s address, with no limit on calls', () => {
    const { profile, samples } = practiceBoot('/data', new Uint8Array(32), {
      kind: 'practice-ready',
      baseUrl: 'http://127.0.0.1:4711',
      apiKey: 'key',
      tenantId: '12',
      timeZone: 'Europe/Madrid',
      samples: [{ kind: 'good', label: 'Good', barcodes: ['A'] }],
    })
    expect(profile).toMatchObject({
      environment: { kind: 'practice', baseUrl: 'http://127.0.0.1:4711' },
      tenantId: '12',
      timeZone: 'Europe/Madrid',
      calls: { startPerMinute: 60_000, ceilingPerMinute: 60_000 },
    })
    expect(samples).toHaveLength(1)
  })
})

describe('a log file', () => {
  it('is turned over when it is long, and three old ones are kept', () => {
    const folder = tempFolder()
    const log = openLogFile(join(folder, 'logs', 'shell.log'))
    for (let round = 0; round < 12; round += 1) log.write(Buffer.alloc(900_000, 97 + round))
    log.close()
    expect(readdirSync(join(folder, 'logs')).sort()).toEqual([
      'shell.log',
      'shell.log.1',
      'shell.log.2',
      'shell.log.3',
    ])
    expect(readFileSync(join(folder, 'logs', 'shell.log'), 'utf8').at(-1)).toBe('l')
  })
  it('that cannot be written stops nobody', () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'logs'), 'a file where a folder should be')
    expect(() => openLogFile(join(folder, 'logs', 'shell.log')).write('line\n')).not.toThrow()
  })
})

describe('the data folder', () => {
  it('is made where it is missing', () => {
    const folder = join(tempFolder(), 'deep', 'down')
    expect(whyUnusable(folder)).toBeNull()
    expect(readdirSync(folder)).toEqual([])
  })
  it('that is a file, or lies in one, is said in a sentence', () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'file'), '')
    for (const path of [join(folder, 'file'), join(folder, 'file', 'below')]) {
      expect(whyUnusable(path)).toMatch(/file, not a folder|cannot write to its data folder/)
    }
  })
})
