/** A line of trouble as the log has it: an error by its name and message alone. */
export type Trouble = {
  readonly at: number
  readonly what: string
  readonly error: string
  readonly message: string
}

/** The last troubles that went to the log, for who asks for them later. */
export type TroubleTail = {
  readonly note: (what: string, error: unknown) => void
  /** Oldest first. */
  readonly lines: () => readonly Trouble[]
}

const KEPT = 200

export function keepTroubleTail(log: (what: string, error: unknown) => void, now: () => number): TroubleTail {
  let lines: readonly Trouble[] = []
  return {
    note: (what, error) => {
      const told =
        error instanceof Error
          ? { error: error.name, message: error.message.slice(0, 300) }
          : { error: 'unknown', message: '' }
      lines = [...lines, { at: now(), what, ...told }].slice(-KEPT)
      log(what, error)
    },
    lines: () => lines,
  }
}
