import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataKey } from '../../electron/shell/keychain.ts'
import { tempFolder } from '../temp-folder.ts'
import { flippingKeychain } from './flipping-keychain.ts'

const newFile = () => join(tempFolder(), 'deep', 'data-key.json')
const stored = (file: string): { backend: string; version: number; ciphertext: string } =>
  JSON.parse(readFileSync(file, 'utf8'))

describe('the data key', () => {
  it.each([
    ['with a keychain', flippingKeychain(), 'test-keychain', 'test-keychain'],
    ['without one', null, null, 'none'],
  ])('is made once and found again, %s', async (_name, sealer, protectedBy, backend) => {
    const file = newFile()
    const made = await openDataKey(file, sealer)
    const found = await openDataKey(file, sealer)
    expect(made.secret).toHaveLength(32)
    expect(made.protectedBy).toBe(protectedBy)
    expect(found).toEqual(made)
    expect(stored(file)).toMatchObject({ backend, version: 1 })
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('is another on every device', async () => {
    const [one, other] = await Promise.all([openDataKey(newFile(), null), openDataKey(newFile(), null)])
    expect(one.secret).not.toEqual(other.secret)
  })

  it('does not lie in the clear where there is a keychain', async () => {
    const file = newFile()
    const { secret } = await openDataKey(file, flippingKeychain())
    const bytes = Buffer.from(secret)
    const text = readFileSync(file, 'utf8')
    for (const encoding of ['base64', 'hex'] as const) expect(text).not.toContain(bytes.toString(encoding))
    expect(Buffer.from(stored(file).ciphertext, 'base64').includes(bytes.toString('base64'))).toBe(false)
  })

  it('is sealed as soon as there is a keychain, and stays the same key', async () => {
    const file = newFile()
    const { secret } = await openDataKey(file, null)
    const later = await openDataKey(file, flippingKeychain())
    expect(later).toEqual({ secret, protectedBy: 'test-keychain' })
    expect(stored(file).backend).toBe('test-keychain')
    expect((await openDataKey(file, flippingKeychain())).secret).toEqual(secret)
  })

  it('is sealed anew when the keychain asks for it', async () => {
    const file = newFile()
    const { secret } = await openDataKey(file, flippingKeychain())
    const before = statSync(file).ino
    expect((await openDataKey(file, flippingKeychain({ stale: true }))).secret).toEqual(secret)
    expect(statSync(file).ino).not.toBe(before)
  })

  it.each([
    ['the keychain is missing', null, /keychain, which cannot be opened now/],
    ['the keychain refuses', flippingKeychain({ locked: true }), /keychain refuses the key/],
  ])('is never made over one that cannot be opened: %s', async (_name, sealer, message) => {
    const file = newFile()
    await openDataKey(file, flippingKeychain())
    const before = readFileSync(file, 'utf8')
    await expect(openDataKey(file, sealer)).rejects.toThrow(message)
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  it.each([
    ['no JSON', 'x'],
    ['empty', ''],
    ['another version', '{"backend":"none","version":2,"ciphertext":"AAAA"}'],
    ['a short key', '{"backend":"none","version":1,"ciphertext":"AAAA"}'],
    ['no base64', '{"backend":"none","version":1,"ciphertext":"?"}'],
  ])('that is damaged is said, not replaced: %s', async (_name, text) => {
    const file = newFile()
    await openDataKey(file, null)
    writeFileSync(file, text)
    await expect(openDataKey(file, null)).rejects.toThrow(/damaged/)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })
})
