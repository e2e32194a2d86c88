import { statfs } from 'node:fs/promises'

/** What this user may still write beside these files, in bytes; null where the system does not say. */
export async function freeRoom(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return null
  }
}
