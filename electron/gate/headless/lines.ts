/** Longest line kept; more of it is dropped as it comes, so that a broken scanner cannot fill the memory. */
export const LINE_MAX = 8_192

/**
 * Cuts a stream into lines at LF, CR or CR+LF (scanners send any of the three), each bounded.
 * @param onLine gets each line without its end; one longer than {@link LINE_MAX} comes cut to one character more.
 */
export function makeLineCutter(onLine: (line: string) => void): {
  write: (text: string) => void
  end: () => void
} {
  let held = ''
  let open = false
  let afterReturn = false

  const finish = (): void => {
    onLine(held)
    held = ''
    open = false
  }
  const keep = (text: string): void => {
    open = true
    if (held.length <= LINE_MAX) held += text.slice(0, LINE_MAX + 1 - held.length)
  }

  return {
    write: (text) => {
      let from = 0
      for (const { 0: end, index } of text.matchAll(/\r|\n/g)) {
        if (end === '\n' && afterReturn && index === from) {
          // The LF of a CR+LF, perhaps in a chunk of its own.
          afterReturn = false
          from = index + 1
          continue
        }
        if (index > from) keep(text.slice(from, index))
        finish()
        afterReturn = end === '\r'
        from = index + 1
      }
      if (from < text.length) {
        afterReturn = false
        keep(text.slice(from))
      }
    },
    end: () => {
      if (open) finish()
    },
  }
}
