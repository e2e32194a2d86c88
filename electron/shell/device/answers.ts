import type { GateError, Result } from '../../contract/wire.ts'

/** Cut to what the contract carries. */
export const failed = (code: GateError['code'], message: string): { ok: false; error: GateError } => ({
  ok: false,
  error: { code, message: message.length <= 500 ? message : `${message.slice(0, 499)}…` },
})

/** What was thrown on the way has words for a person where it is ours; they are the answer. */
export async function orWords<T>(run: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await run()
  } catch (error) {
    return failed('storage', error instanceof Error ? error.message : String(error))
  }
}
