import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, fstatSync, openSync, readFileSync, readSync, watch } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Lane, startLane } from '../../gate/headless/lane-process.ts'
import { readTrace, type Step, TRACED } from './trace.ts'

const OTHER_PRAGMAS = fileURLToPath(new URL('./fixtures/other-pragmas.ts', import.meta.url))

/** A lane whose every write is on record. */
export type RecordedLane = {
  readonly lane: Lane
  /** What it did, once it has ended. */
  readonly steps: () => Promise<Step[]>
}

/** The negative controls: the same program with a promise of SQLite's taken away. */
export type Synchronous = 'FULL' | 'NORMAL' | 'OFF'

/** What the gate would set otherwise. */
export type OtherPragmas = {
  readonly synchronous: Synchronous
  /** A log of so many pages is folded into the database. */
  readonly wal_autocheckpoint?: number
}

/** @throws in words where this machine cannot record what a program writes: to skip the test would be to believe it. */
function checkRecorder(): void {
  const { status, stderr, error } = spawnSync('strace', ['-o', '/dev/null', process.execPath, '--version'], {
    encoding: 'utf8',
  })
  if (status === 0) return
  throw new Error(
    process.platform === 'linux'
      ? `What a program writes is recorded with strace, which does not run here (${error?.message ?? stderr.trim()}). Install it (apt-get install strace) and let processes trace their children (ptrace), then run the tests again.`
      : 'What a program writes is recorded with strace, which only Linux has: run this test on Linux.',
  )
}

/**
 * Starts a lane under strace.
 *
 * @param folder where everything it writes lies
 */
export function recordLane(
  args: readonly string[],
  folder: string,
  log: string,
  pragmas: OtherPragmas,
): RecordedLane {
  checkRecorder()
  const others = new URLSearchParams(Object.entries(pragmas).map(([name, value]) => [name, String(value)]))
  const lane = startLane(args, undefined, [
    // The recorder as a grandchild (-D), so that the process we start, and kill, is the lane itself.
    ...['strace', '-D', '-f', '--seccomp-bpf', '-y', '-ttt', '-xx', '-s', '4194304', '-e', 'signal=KILL'],
    ...[
      '-e',
      `trace=${TRACED.map((name) => `?${name}`).join(',')}`,
      '-o',
      log,
      process.execPath,
      '--import',
      `${OTHER_PRAGMAS}?${others}`,
    ],
  ])
  const pid = lane.process.pid ?? 0
  return {
    lane,
    steps: async () => {
      if (lane.process.exitCode === null && lane.process.signalCode === null) await once(lane.process, 'exit')
      return readTrace(await finished(log, pid), folder)
    },
  }
}

/** The log, once the recorder has written that the program is gone: it may be a little behind. */
async function finished(file: string, pid: number): Promise<string> {
  const changes = watch(file)
  try {
    while (!new RegExp(`^${pid} .* \\+\\+\\+$`, 'm').test(lastOf(file))) await once(changes, 'change')
    return readFileSync(file, 'latin1')
  } finally {
    changes.close()
  }
}

/** The end of a file, as much of it as can hold the last words on a program's threads. */
function lastOf(file: string): string {
  const handle = openSync(file, 'r')
  try {
    const end = Buffer.alloc(4_096)
    const read = readSync(handle, end, 0, end.length, Math.max(0, fstatSync(handle).size - end.length))
    return end.toString('latin1', 0, read)
  } finally {
    closeSync(handle)
  }
}
