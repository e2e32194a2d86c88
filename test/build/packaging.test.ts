import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import Ajv from 'ajv'
import { describe, expect, it } from 'vitest'
import configuration from '../../build/electron-builder.config.ts'
import { fuseConfig, fuses } from '../../build/fuses.ts'
import { requireOfficialElectron } from '../../build/official-only.mjs'
import { developmentRuntimeFolder } from '../../build/setup/development-runtime.mjs'
import { tempFolder } from '../temp-folder.ts'

describe('the packaging configuration', () => {
  const schema: object = JSON.parse(readFileSync('node_modules/app-builder-lib/scheme.json', 'utf8'))
  const validate = new Ajv({ strict: false, allErrors: true, logger: false }).compile(schema)
  // Hooks are functions, which a schema for JSON cannot know.
  const { beforePack: _before, afterPack: _after, ...plain } = configuration

  it('is one that electron-builder knows, down to the last field', () => {
    expect(validate(JSON.parse(JSON.stringify(plain))), JSON.stringify(validate.errors)).toBe(true)
  })

  it('would be refused with a misspelt field', () => {
    expect(validate({ ...JSON.parse(JSON.stringify(plain)), npmRebuilt: false })).toBe(false)
  })

  it('has an icon for each system, as large as the stores ask', () => {
    /** Width and height of a PNG, from its header. */
    const sizeOf = (file: string) => {
      const bytes = readFileSync(file)
      expect(bytes.subarray(1, 4).toString('latin1'), file).toBe('PNG')
      return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`
    }
    expect(sizeOf(String(configuration.icon))).toBe('1024x1024')
    const folder = String(configuration.linux?.icon)
    const drawn = readdirSync(folder)
    expect(drawn).toHaveLength(8)
    for (const file of drawn) expect(`${sizeOf(join(folder, file))}.png`).toBe(file)
  })

  it('builds installers for the three systems, rebuilds nothing, publishes nothing', () => {
    const targets = [configuration.win, configuration.mac, configuration.linux].map((system) =>
      [system?.target ?? []].flat().map((target) => (typeof target === 'string' ? target : target.target)),
    )
    expect(targets).toEqual([['nsis'], ['dmg'], ['AppImage', 'deb']])
    expect(configuration).toMatchObject({ asar: true, npmRebuild: false, publish: null })
    expect(configuration.asarUnpack).toEqual(['node_modules/better-sqlite3/prebuilds/**'])
  })
})

describe('the fuses', () => {
  it('stand as decided', () => {
    const on = Object.entries(fuses).flatMap(([name, fuse]) => (fuse.on ? [name] : []))
    expect(on.sort()).toEqual([
      'EnableCookieEncryption',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
      'WasmTrapHandlers',
    ])
  })

  it('are all decided, each with its reason, and flipped strictly', () => {
    const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)))
    expect(Object.keys(fuses).sort()).toEqual(names.sort())
    for (const { because } of Object.values(fuses)) expect(because.length).toBeGreaterThan(30)
    const config = fuseConfig('linux')
    expect(config.strictlyRequireAllFuses).toBe(true)
    const flipped = names.map((name) => Reflect.get(config, Reflect.get(FuseV1Options, name)))
    expect(flipped).toEqual(names.map((name) => Reflect.get(Object(Reflect.get(fuses, name)), 'on')))
  })

  it('leave a macOS program signed', () => {
    expect(fuseConfig('darwin').resetAdHocDarwinSignature).toBe(true)
    expect(fuseConfig('win32').resetAdHocDarwinSignature).toBe(false)
  })
})

describe('packing', () => {
  const folderWith = (version: string) => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'version'), version)
    return folder
  }

  it.each(['45.4.1', 'v45.4.1\n'])('takes the official Electron: %j', (version) => {
    expect(() => requireOfficialElectron(folderWith(version), '45.4.1')).not.toThrow()
  })

  it.each([
    ['the development runtime', developmentRuntimeFolder, /never packaged/],
    ['a folder that is not there', () => '/nowhere', /never packaged/],
    ['another version', () => folderWith('25.1.1'), /Electron 25\.1\.1, not 45\.4\.1/],
  ])('refuses %s', (_name, folder, message) => {
    expect(() => requireOfficialElectron(folder(), '45.4.1')).toThrow(message)
  })

  it('asks before anything is packed', async () => {
    const dist = configuration.electronDist
    const { beforePack } = configuration
    if (typeof beforePack !== 'function' || typeof dist !== 'string') throw new Error('the guard is gone')
    const official = existsSync(join(dist, 'version'))
    const asked = Reflect.apply(beforePack, null, [])
    if (official) await expect(asked).resolves.toBeUndefined()
    else await expect(asked).rejects.toThrow(/never packaged/)
  })
})
