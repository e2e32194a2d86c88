import type { SafeStorage } from 'electron'
import { describe, expect, it } from 'vitest'
import { machineKeychain } from '../../electron/shell/sealer.ts'

/** Electron's module as far as it is asked; calls that a runtime lacks are missing from it. */
function storage(parts: object): SafeStorage {
  const refuse = () => {
    throw new Error('not to be called')
  }
  const none: SafeStorage = Object.assign(Object.create(null), { isEncryptionAvailable: refuse })
  return Object.assign(none, parts)
}

const modern = {
  getSelectedStorageBackend: () => 'gnome_libsecret',
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text: string) => Buffer.from(`sealed ${text}`),
  decryptStringAsync: async (sealed: Buffer) => ({
    result: sealed.toString().slice(7),
    shouldReEncrypt: true,
  }),
}
const old = {
  isEncryptionAvailable: () => true,
  encryptString: (text: string) => Buffer.from(`v11${text}`),
  decryptString: (sealed: Buffer) => sealed.toString().slice(3),
}

describe('the machine’s keychain', () => {
  it('is used through the asynchronous calls where they exist', async () => {
    const sealer = await machineKeychain(storage(modern), 'linux')
    expect(sealer?.backend).toBe('gnome_libsecret')
    expect(await sealer?.open(Buffer.from('sealed secret'))).toEqual({ text: 'secret', stale: true })
    expect((await sealer?.seal('x'))?.toString()).toBe('sealed x')
  })

  it('is used through the old calls where there are no others', async () => {
    const sealer = await machineKeychain(storage(old), 'linux')
    expect(sealer?.backend).toBe('linux')
    expect(await sealer?.open(Buffer.from('v11secret'))).toEqual({ text: 'secret', stale: false })
  })

  it.each([
    ['the fixed password of basic_text', { ...modern, getSelectedStorageBackend: () => 'basic_text' }],
    ['one that is not available', { ...modern, isAsyncEncryptionAvailable: async () => false }],
    ['one that the old calls do not find', { ...old, isEncryptionAvailable: () => false }],
  ])('is none: %s', async (_name, parts) => {
    expect(await machineKeychain(storage(parts), 'linux')).toBeNull()
  })

  it('has the system’s name on Windows and macOS', async () => {
    expect((await machineKeychain(storage(modern), 'win32'))?.backend).toBe('win32')
  })
})
