import { z } from 'zod'
import { say } from './sayings/say.ts'

/**
 * What stands around a secret that was typed, pasted or read from a file: blanks, line ends, a byte-order mark and the
 * other characters nobody sees.
 */
const UNSEEN = String.raw`[\s\p{Cc}\p{Cf}]+`
const AROUND = new RegExp(`^${UNSEEN}|${UNSEEN}$`, 'gu')

const trimmed = z
  .string()
  .max(4_096)
  .transform((text) => text.replace(AROUND, ''))

/** An API key, trimmed. One with a blank inside is refused: it is two keys, or half of one and a remark. */
export const apiKeySchema = trimmed.pipe(
  z
    .string()
    .min(1, say('key.empty'))
    .max(512, say('key.long', { n: 512 }))
    .regex(/^[\x21-\x7e]+$/, say('key.signs')),
)

const word = trimmed.pipe(
  z
    .string()
    .min(1, 'is empty')
    .max(200, 'is longer than 200 characters')
    .regex(/^[\x20-\x7e]+$/, 'must be printable ASCII: it travels in an HTTP header'),
)

// Not trimmed: a blank at an end may belong to it, yet HTTP would take it away.
const password = z
  .string()
  .min(1, 'is empty')
  .max(200, 'is longer than 200 characters')
  .regex(
    /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/,
    'must be printable ASCII without a blank at either end: it travels in an HTTP header',
  )

const byKey = z.strictObject({ kind: z.literal('api-key'), key: apiKeySchema })
const byEmail = z.strictObject({
  kind: z.literal('session'),
  email: trimmed.pipe(z.email('must be an e-mail address').max(254)).pipe(word),
  password,
})
const byUserName = z.strictObject({
  kind: z.literal('session'),
  userName: word,
  password,
  tenantId: z.string().regex(/^\d{1,12}$/, 'must be digits only'),
})

/**
 * How a gate shows ACME who it is (reference, 1.2). A session is for sandboxes alone: ACME says never to build
 * production on one.
 */
export const credentialSchema = z.union([byKey, byEmail, byUserName])
export type Credential = z.infer<typeof credentialSchema>
export type SessionCredential = Extract<Credential, { kind: 'session' }>
