import { closeSync, fdatasyncSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'

/** A file of lines, written at its end alone. All of it throws what the file system throws. */
export type LineFile = {
  readonly write: (lines: string) => void
  readonly sync: () => void
  readonly bytes: () => number
  readonly close: () => void
}

/** Opens a file of lines for appending, and says in it who did. */
export function openLines(path: string, opened: string): LineFile {
  const fd = openSync(path, 'a+', 0o600)
  let { size } = fstatSync(fd)
  /** The line before was cut off: the next must not become part of it. */
  let cut = size > 0 && !endsInLineFeed(fd, size)
  const write = (lines: string): void => {
    const bytes = Buffer.from(cut ? `\n${lines}` : lines, 'utf8')
    cut = true
    for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done)
    cut = false
    size += bytes.length
  }
  try {
    write(opened)
  } catch (error) {
    closeSync(fd)
    throw error
  }
  return { write, sync: () => fdatasyncSync(fd), bytes: () => size, close: () => closeSync(fd) }
}

function endsInLineFeed(fd: number, size: number): boolean {
  const last = Buffer.alloc(1)
  readSync(fd, last, 0, 1, size - 1)
  return last[0] === 0x0a
}
