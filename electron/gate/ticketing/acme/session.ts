import { z } from 'zod'
import type { SessionCredential } from '../../../contract/credential.ts'

/** Where a session is made, and by what (reference, 1.2). */
export const SESSION_PATH = '/v2/b2b/customer/session'

/** Request headers, of a GET. A user name goes in both of the vendor's spellings: its pages disagree. */
export function loginHeaders(credential: SessionCredential): Record<string, string> {
  return 'email' in credential
    ? { 'x-acme-email': credential.email, 'x-acme-password': credential.password }
    : {
        'x-acme-username': credential.userName,
        'x-acme-user-name': credential.userName,
        'x-acme-password': credential.password,
        'x-acme-tenantId': credential.tenantId,
      }
}

const answerSchema = z.looseObject({
  session: z.string().regex(/^[\x21-\x7e]{1,4096}$/),
  expireMs: z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{1,16}$/)
        .transform(Number),
    ])
    .nullish()
    .catch(null),
  tenantId: z
    .union([z.number().int().min(0), z.string()])
    .transform(String)
    .pipe(z.string().regex(/^\d{1,12}$/))
    .nullish()
    .catch(null),
  tenantTimeZone: z.string().max(64).nullish().catch(null),
})

export type Session = {
  readonly session: string
  /** By our clock, epoch ms: renewed from then on. */
  readonly renewAt: number
  readonly tenantId: string | null
  /** IANA; the one place where ACME tells the venue's zone (reference, 1.2). */
  readonly timeZone: string | null
}

const MINUTE_MS = 60_000
const LONGEST_MS = 24 * 60 * MINUTE_MS
/** Assumed where the answer does not tell when it ends, or tells a time gone by: then a 401 will tell. */
const UNTOLD_MS = 10 * MINUTE_MS

/**
 * The session in ACME's answer; null where there is none. It is renewed when a minute of its life is left, or a tenth
 * of it where that is less.
 * @param clocks when the answer came by our clock, and by ACME's own where it said so: what they differ by is not life
 */
export function readSession(
  json: unknown,
  clocks: { readonly sentAt: number; readonly serverAt: number | null },
): Session | null {
  const answer = answerSchema.safeParse(json)
  if (!answer.success) return null
  const { session, expireMs, tenantId, tenantTimeZone } = answer.data
  const told = (expireMs ?? Number.NaN) - (clocks.serverAt ?? clocks.sentAt)
  const lifeMs = told > 0 ? Math.min(told, LONGEST_MS) : UNTOLD_MS
  return {
    session,
    renewAt: clocks.sentAt + lifeMs - Math.min(MINUTE_MS, lifeMs / 10),
    tenantId: tenantId ?? null,
    timeZone: tenantTimeZone ?? null,
  }
}
