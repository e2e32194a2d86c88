import type { DoctorStep } from '../../contract/doctor.ts'
import type { Outcome } from '../../contract/ticketing.ts'

/** What one step came to: the pure part of a {@link DoctorStep}. */
export type Finding = Pick<DoctorStep, 'state' | 'seen' | 'todo' | 'because'>

export const ok = (seen: string): Finding => ({ state: 'ok', seen, todo: null, because: null })
export const warning = (seen: string, todo: string): Finding => ({
  state: 'warning',
  seen,
  todo,
  because: null,
})
export const failed = (seen: string, todo: string): Finding => ({
  state: 'failed',
  seen,
  todo,
  because: null,
})
export const skipped = (because: string): Finding => ({ state: 'skipped', seen: '', todo: null, because })

/** A call of the check: how it ended, or why it was not made. */
export type Asked<T> = Outcome<T> | { readonly kind: 'not-asked'; readonly because: string }

/** Several findings told as one. */
export const both = (...found: readonly string[]): string => found.join('; ')

export function tookMs({ call }: Outcome<unknown>): number {
  return call.endedAt - call.sentAt
}

/** Was it HTTP 403? That is said of a key, of one permission and of a path alike (reference, 1.9). */
export function isDenied(asked: Asked<unknown>): boolean {
  return asked.kind === 'refused' && asked.about === 'key' && asked.call.status === 403
}
