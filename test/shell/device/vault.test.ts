import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Protection } from '../../../electron/contract/device.ts'
import { passphraseLock } from '../../../electron/shell/device/passphrase.ts'
import { newCost } from '../../../electron/shell/device/scrypt-key.ts'
import { openVault } from '../../../electron/shell/device/vault.ts'
import type { Sealer } from '../../../electron/shell/sealer.ts'
import { tempFolder } from '../../temp-folder.ts'
import { flippingKeychain } from '../flipping-keychain.ts'

const keychain = flippingKeychain()
const PASSPHRASE = 'correct horse battery'
const BOOK = 'sandbox-7'
const AT = 'https://sandbox.example'
const KEY = { kind: 'api-key', key: 'acme-key-of-the-venue' } as const

/** The secrets of a device on a folder of its own, or on that of another: the same device after a restart. */
function device(
  options: { home?: string; by?: Protection; keychain?: Sealer | null; now?: () => number } = {},
) {
  const home = options.home ?? tempFolder()
  let by = options.by ?? 'keychain'
  const passphrase = passphraseLock(join(home, 'passphrase.json'), options.now ?? (() => 0), () =>
    newCost(14),
  )
  const vault = openVault({
    home,
    keychain: async () => (options.keychain === undefined ? keychain : options.keychain),
    passphrase,
    protection: () => by,
  })
  const seal = async (next: Protection) => {
    if (next === 'passphrase') await passphrase.set(PASSPHRASE)
    await vault.sealAll(next)
    by = next
  }
  return { home, vault, passphrase, seal }
}

const filesIn = (home: string): string[] =>
  readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
const textsIn = (home: string) =>
  filesIn(home)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')

describe('the secrets of a live book', () => {
  it.each(['keychain', 'passphrase', 'plain'] as const)('are found again after a restart: %s', async (by) => {
    const one = device({ by })
    if (by === 'passphrase') await one.passphrase.set(PASSPHRASE)
    const dataKey = await one.vault.dataKey(BOOK)
    await one.vault.keepCredential(BOOK, AT, KEY)
    const again = device({ by, home: one.home })
    if (by === 'passphrase') expect(await again.passphrase.open(PASSPHRASE)).toBeNull()
    expect(await again.vault.dataKey(BOOK)).toEqual(dataKey)
    expect(await again.vault.credential(BOOK, AT)).toEqual(KEY)
    expect(again.vault.found()).toEqual(new Set([by]))
    for (const file of filesIn(one.home)) expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  const ways = ['keychain', 'passphrase', 'plain'] as const
  it.each(ways.flatMap((from) => ways.map((to) => [from, to] as const)))(
    'move from one way of sealing to another and stay the same: %s to %s',
    async (from, to) => {
      const one = device({ by: from })
      if (from === 'passphrase') await one.passphrase.set(PASSPHRASE)
      const dataKey = await one.vault.dataKey(BOOK)
      const other = await one.vault.dataKey('production')
      await one.vault.keepCredential(BOOK, AT, KEY)
      await one.seal(to)
      expect(one.vault.found()).toEqual(new Set([to]))
      const again = device({ by: to, home: one.home })
      if (to === 'passphrase') expect(await again.passphrase.open(PASSPHRASE)).toBeNull()
      expect(await again.vault.dataKey(BOOK)).toEqual(dataKey)
      expect(await again.vault.dataKey('production')).toEqual(other)
      expect(await again.vault.credential(BOOK, AT)).toEqual(KEY)
      if (to === 'plain') return
      expect(textsIn(one.home)).not.toContain(Buffer.from(dataKey).toString('base64'))
      expect(textsIn(one.home)).not.toContain(
        Buffer.from(JSON.stringify(KEY)).toString('base64').slice(8, 40),
      )
      expect(textsIn(one.home)).not.toContain(KEY.key)
    },
  )

  it('open file by file, where a move was cut off half-way', async () => {
    const one = device({ by: 'keychain' })
    const dataKey = await one.vault.dataKey(BOOK)
    await one.vault.keepCredential(BOOK, AT, KEY)
    const before = readFileSync(join(one.home, 'live', BOOK, 'credential.json'))
    await one.seal('passphrase')
    writeFileSync(join(one.home, 'live', BOOK, 'credential.json'), before)
    const again = device({ by: 'keychain', home: one.home })
    await again.passphrase.open(PASSPHRASE)
    expect(again.vault.found()).toEqual(new Set(['keychain', 'passphrase']))
    expect(await again.vault.dataKey(BOOK)).toEqual(dataKey)
    expect(await again.vault.credential(BOOK, AT)).toEqual(KEY)
  })

  it('lack a key where none is kept that can be read, and not where one is merely locked', async () => {
    const one = device({ by: 'keychain' })
    const file = join(one.home, 'live', BOOK, 'credential.json')
    expect(await one.vault.lacksCredential(BOOK, AT)).toBe(true)
    await one.vault.keepCredential(BOOK, AT, KEY)
    expect(await one.vault.lacksCredential(BOOK, AT)).toBe(false)
    expect(await one.vault.lacksCredential(BOOK, 'https://elsewhere.example')).toBe(true)
    expect(await device({ home: one.home, keychain: null }).vault.lacksCredential(BOOK, AT)).toBe(false)
    await one.seal('passphrase')
    expect(await device({ home: one.home }).vault.lacksCredential(BOOK, AT)).toBe(false)
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40))
    expect(await device({ home: one.home }).vault.lacksCredential(BOOK, AT)).toBe(true)
  })

  it('stay as they are where one of them does not open', async () => {
    const one = device({ by: 'keychain' })
    await one.vault.dataKey(BOOK)
    await one.vault.keepCredential(BOOK, AT, KEY)
    writeFileSync(join(one.home, 'live', BOOK, 'credential.json'), 'x')
    const before = textsIn(one.home)
    await expect(one.vault.sealAll('plain')).rejects.toThrow(/damaged/)
    expect(textsIn(one.home)).toBe(before)
  })

  it('are not made where what is to seal them is not there', async () => {
    const locked = device({ by: 'passphrase' })
    await expect(locked.vault.dataKey(BOOK)).rejects.toThrow(/passphrase/)
    const without = device({ by: 'keychain', keychain: null })
    await expect(without.vault.keepCredential(BOOK, AT, KEY)).rejects.toThrow(/no keychain/)
    expect(filesIn(locked.home)).toEqual([])
    expect(filesIn(without.home)).toEqual([])
  })

  it('let nobody in at another address than they were given for', async () => {
    const { vault } = device()
    await vault.keepCredential(BOOK, AT, KEY)
    expect(await vault.credential(BOOK, 'https://elsewhere.example')).toBeNull()
    expect(await vault.credential('sandbox-8', AT)).toBeNull()
  })

  it('are forgotten when asked to', async () => {
    const { vault } = device()
    await vault.keepCredential(BOOK, AT, KEY)
    vault.dropCredential(BOOK)
    expect(await vault.credential(BOOK, AT)).toBeNull()
  })
})

describe('the device’s passphrase', () => {
  it('is not taken wrong, and makes whoever guesses wait', async () => {
    let now = 0
    const { passphrase } = device({ now: () => now })
    expect(await passphrase.open(PASSPHRASE)).toMatch(/No passphrase is set/)
    await passphrase.set(PASSPHRASE)
    const { passphrase: again } = { passphrase }
    expect(await again.open('wrong one 1')).toBe('This is not the passphrase.')
    expect(await again.open('wrong one 2')).toBe('This is not the passphrase.')
    expect(await again.open('wrong one 3')).toMatch(/not the passphrase. Wait 5 seconds/)
    expect(await again.open(PASSPHRASE)).toMatch(/Too many wrong passphrases: wait 5 seconds/)
    now = 5_000
    expect(await again.open('wrong one 4')).toMatch(/Wait 15 seconds/)
    now = 20_000
    expect(await again.open(PASSPHRASE)).toBeNull()
    expect(await again.open('wrong one 5')).toBe('This is not the passphrase.')
  })

  it('costs each of many guesses at once its wait', async () => {
    const { passphrase } = device()
    await passphrase.set(PASSPHRASE)
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, at) => passphrase.open(`wrong one ${at}`)),
    )
    expect(answers.filter((answer) => answer?.startsWith('Too many'))).toHaveLength(3)
  })

  it('can be changed, and the old one opens nothing any more', async () => {
    const one = device({ by: 'passphrase' })
    await one.passphrase.set(PASSPHRASE)
    const dataKey = await one.vault.dataKey(BOOK)
    await one.passphrase.set('another long one')
    const again = device({ by: 'passphrase', home: one.home })
    expect(await again.passphrase.open(PASSPHRASE)).toMatch(/not the passphrase/)
    expect(await again.passphrase.open('another long one')).toBeNull()
    expect(await again.vault.dataKey(BOOK)).toEqual(dataKey)
  })

  it('is not replaced by who does not know it', async () => {
    const one = device()
    await one.passphrase.set(PASSPHRASE)
    const stranger = device({ home: one.home })
    await expect(stranger.passphrase.set('mine from now on')).rejects.toThrow(/entered first/)
  })

  it('opens nothing where a bit of its file was changed', async () => {
    const one = device()
    await one.passphrase.set(PASSPHRASE)
    const file = join(one.home, 'passphrase.json')
    const whole = JSON.parse(readFileSync(file, 'utf8'))
    const master = Buffer.from(whole.master, 'base64')
    for (let at = 0; at < master.length; at += 7) {
      const altered = Buffer.from(master)
      altered[at] = (altered[at] ?? 0) ^ 0x10
      writeFileSync(file, JSON.stringify({ ...whole, master: altered.toString('base64') }))
      expect(await device({ home: one.home }).passphrase.open(PASSPHRASE)).toMatch(/not the passphrase/)
    }
    rmSync(file)
  })
})
