import type { z } from 'zod'

/** What a call may do, as the vendor's groups and roles would allow it. The vendor's own names are not known. */
export const PERMISSIONS = ['events', 'orders', 'check-in', 'memberships', 'reports'] as const
export type Permission = (typeof PERMISSIONS)[number]

/** One call of ACME's API, read and checked as far as every call is. */
export interface Call {
  readonly method: string
  /** Single slashes, none at the end. */
  readonly path: string
  readonly params: ReadonlyMap<string, string>
  readonly query: URLSearchParams
  readonly body: unknown
  readonly requestId: string | null
  header(name: string): string | null
  readonly now: number
}

export type Answer =
  | { readonly status: number; readonly json: unknown }
  | { readonly status: number; readonly text: string; readonly contentType: string }

export interface Route {
  readonly method: 'GET' | 'POST'
  /** `:name` stands for one segment. */
  readonly pattern: string
  /** Null: the call is how one gets in, and needs no key. */
  readonly needs: Permission | null
  run(call: Call): Answer
}

export const ok = (json: unknown): Answer => ({ status: 200, json })

/**
 * An error answer. The vendor's error shape is not known (reference, 1.9), so nobody should read more out of it
 * than a status and a sentence.
 */
export const problem = (status: number, error: string, message: string): Answer => ({
  status,
  json: { status, error, message },
})

export const notFound = (what: string): Answer => problem(404, 'Not Found', `No ${what} with this id exists.`)

/** Thrown where a call's own values make no sense; the server answers it with 400. */
export class BadCall extends Error {}

/** @throws BadCall naming the first field that is wrong. */
export function readBody<T>(call: Call, schema: z.ZodType<T>): T {
  const read = schema.safeParse(call.body)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new BadCall(`${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not understood'}`)
}
