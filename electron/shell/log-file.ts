import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

const LIMIT_BYTES = 2_000_000
const KEPT = 3

/** A log file that never grows past a few megabytes. */
export type LogFile = { readonly write: (chunk: Buffer | string) => void; readonly close: () => void }

/**
 * Opens `file` for appending. Past 2 MB it becomes `file.1`, that one `file.2`, and so on to three. A log that cannot be
 * written (a full disk) is given up silently: it must never stop a gate.
 */
export function openLogFile(file: string): LogFile {
  let handle: number | null = null
  let size = 0

  const open = () => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    handle = openSync(file, 'a', 0o600)
    size = fstatSync(handle).size
  }
  const close = () => {
    if (handle !== null) closeSync(handle)
    handle = null
  }
  const rotate = () => {
    close()
    for (let number = KEPT - 1; number >= 1; number -= 1)
      tryRename(`${file}.${number}`, `${file}.${number + 1}`)
    tryRename(file, `${file}.1`)
    open()
  }

  return {
    write: (chunk) => {
      try {
        if (handle === null) open()
        if (size > LIMIT_BYTES) rotate()
        if (handle !== null)
          size += typeof chunk === 'string' ? writeSync(handle, chunk) : writeSync(handle, chunk)
      } catch {
        handle = null
      }
    },
    close,
  }
}

function tryRename(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch {
    // There is no such log yet.
  }
}
