import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type PracticeReady, practiceReadySchema } from '../../contract/boot.ts'
import { LaneError } from './options.ts'

const MAIN = fileURLToPath(new URL('../../practice/main.ts', import.meta.url))

/** A practice venue of the lane's own, in a process of its own: it must not slow the gate it is tested against. */
export async function startPractice(): Promise<{ ready: PracticeReady; stop: () => void }> {
  const child = fork(MAIN, ['--port', '0'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ready = practiceReadySchema.safeParse(await firstMessage(child))
  if (!ready.success) {
    child.kill()
    throw new LaneError('The practice venue did not start.')
  }
  return {
    ready: ready.data,
    stop: () => {
      child.disconnect()
      child.kill()
    },
  }
}

async function firstMessage(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(() => [null])
  const [message]: unknown[] = await Promise.race([once(child, 'message'), ended])
  return message
}
