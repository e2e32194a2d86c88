/** The calls of the last two minutes, by when they left. Adding and forgetting cost nothing that grows with the rate. */
export type CallWindow = {
  readonly add: (at: number, scan: boolean) => void
  /** Calls of the last minute. */
  readonly calls: () => number
  /** Those of them that scans made. */
  readonly scans: () => number
  /** Calls of the minute before: a whole minute's worth that has had a minute to be refused in. */
  readonly minuteBefore: () => number
  /** When the oldest call of the last minute left; null where there is none. */
  readonly oldest: () => number | null
  /** Forgets what is past; to be called with the time before anything is asked. */
  readonly moveTo: (now: number) => void
}

type Call = { readonly at: number; readonly scan: boolean }

/** @param spanMs what ACME counts calls over: a minute (reference, 1.9). */
export function makeCallWindow(spanMs: number): CallWindow {
  const recent = makeSpan()
  const before = makeSpan()
  let scans = 0
  return {
    add: (at, scan) => {
      recent.push({ at, scan })
      if (scan) scans += 1
    },
    calls: recent.size,
    scans: () => scans,
    minuteBefore: before.size,
    oldest: () => recent.first()?.at ?? null,
    moveTo: (now) => {
      for (let call = recent.first(); call !== undefined && call.at <= now - spanMs; call = recent.first()) {
        recent.drop()
        before.push(call)
        if (call.scan) scans -= 1
      }
      for (
        let call = before.first();
        call !== undefined && call.at <= now - 2 * spanMs;
        call = before.first()
      )
        before.drop()
    },
  }
}

/** A queue that drops from its front without moving what is behind it. */
function makeSpan() {
  let calls: Call[] = []
  let front = 0
  return {
    push: (call: Call): void => void calls.push(call),
    first: (): Call | undefined => calls[front],
    drop: (): void => {
      front += 1
      if (front > 1_024 && front > calls.length / 2) {
        calls = calls.slice(front)
        front = 0
      }
    },
    size: (): number => calls.length - front,
  }
}
