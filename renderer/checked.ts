import { z } from 'zod'
import type { Result } from '../electron/contract/wire.ts'

// zod compiles its parsers with `new Function` where it may; the page's CSP forbids that.
z.config({ jitless: true })

export function failure(code: 'internal' | 'service-gone', message: string): Result<never> {
  return { ok: false, error: { code, message } }
}

/** An answer of the bridge, looked at once, here. Never rejects: what goes wrong is a `Result`. */
export async function checked<T>(answer: Promise<Result<unknown>>, schema: z.ZodType<T>): Promise<Result<T>> {
  try {
    const result = await answer
    if (!result.ok) return result
    const parsed = schema.safeParse(result.value)
    if (parsed.success) return { ok: true, value: parsed.data }
    return failure('internal', z.prettifyError(parsed.error).slice(0, 400))
  } catch (thrown) {
    return failure('internal', thrown instanceof Error ? thrown.message : 'the bridge failed')
  }
}
