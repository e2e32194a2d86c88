import type { SafeStorage } from 'electron'

/** The operating system's keychain, as far as a secret needs it. */
export type Sealer = {
  /** Which keychain: stored beside the ciphertext so that a later reader knows what it needs. */
  readonly backend: string
  readonly seal: (text: string) => Promise<Buffer>
  /** `stale`: the keychain asks for the text to be sealed anew. Rejects where it cannot be opened. */
  readonly open: (ciphertext: Buffer) => Promise<{ readonly text: string; readonly stale: boolean }>
}

/**
 * The keychain of this machine, or null where there is none. Electron 45 deprecates the synchronous calls and 46 drops
 * them; the development runtime has nothing else. Linux's `basic_text` obfuscates with a fixed password and so counts
 * as no keychain.
 */
export async function machineKeychain(
  safeStorage: SafeStorage,
  platform: NodeJS.Platform,
): Promise<Sealer | null> {
  const backend = platform === 'linux' ? linuxBackend(safeStorage) : platform
  if (backend === 'basic_text') return null
  if (typeof safeStorage.encryptStringAsync === 'function') {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return null
    return {
      backend,
      seal: (text) => safeStorage.encryptStringAsync(text),
      open: async (ciphertext) => {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(ciphertext)
        return { text: result, stale: shouldReEncrypt }
      },
    }
  }
  if (!safeStorage.isEncryptionAvailable()) return null
  return {
    backend,
    seal: async (text) => safeStorage.encryptString(text),
    open: async (ciphertext) => ({ text: safeStorage.decryptString(ciphertext), stale: false }),
  }
}

/** The development runtime cannot name it, and says through `isEncryptionAvailable` alone whether there is one. */
function linuxBackend(safeStorage: SafeStorage): string {
  return typeof safeStorage.getSelectedStorageBackend === 'function'
    ? safeStorage.getSelectedStorageBackend()
    : 'linux'
}
