import { z } from 'zod'
import { epochMsSchema } from './verdict.ts'

/** What the window asks the shell about this device and has it do. A secret goes in here and never comes out. */

/** All that one environment leaves on this device: practice, production, a sandbox, or another address by its hash. */
export const bookSchema = z
  .string()
  .regex(/^(practice|production|sandbox-[1-9]\d?|custom-[0-9a-f]{16})$/, 'names no book')
export type Book = z.infer<typeof bookSchema>

/** How secrets lie on the disk. `plain`: readable for whoever can read this user's files. */
export const protectionSchema = z.enum(['keychain', 'passphrase', 'plain'])
export type Protection = z.infer<typeof protectionSchema>

/** What is kept of a key to tell it by. */
export const keyNoteSchema = z.strictObject({
  kind: z.enum(['api-key', 'session']),
  /** Null where those were much of it. */
  last4: z.string().length(4).nullable(),
  setAt: epochMsSchema,
})
export type KeyNote = z.infer<typeof keyNoteSchema>

/** How far an admin has come with setting up a device. */
export const setUpStepSchema = z.enum([
  'language',
  'environment',
  'key',
  'check',
  'venue',
  'post',
  'events',
  'scanner',
  'roles',
  'readiness',
  'done',
])
export type SetUpStep = z.infer<typeof setUpStepSchema>
export const setUpSchema = z.strictObject({ step: setUpStepSchema, at: epochMsSchema })

/** The longest profile, as JSON text: its certificates and lists are the most of it. */
export const PROFILE_DRAFT_MAX = 512 * 1_024

/** A profile as it is typed, before anybody looked whether it fits. */
export const profileDraftSchema = z
  .json()
  .refine((draft) => JSON.stringify(draft).length <= PROFILE_DRAFT_MAX, 'is too long for a profile')
export type ProfileDraft = z.infer<typeof profileDraftSchema>

/** One setting that does not fit. */
export const fieldProblemSchema = z.object({ path: z.string().max(300), message: z.string().max(500) })
export type FieldProblem = z.infer<typeof fieldProblemSchema>

/** Something about this device that a person should put right. Scanning goes on. */
export const problemSchema = z.object({
  kind: z.enum(['device-file', 'provisioning', 'plain-secrets', 'secrets', 'key']),
  message: z.string().max(1_000),
})
export type Problem = z.infer<typeof problemSchema>

/** What may be typed to seal secrets with. */
export const newPassphraseSchema = z
  .string()
  .min(10, 'A passphrase has 10 characters or more.')
  .max(200, 'A passphrase has 200 characters at most.')

/** As it is typed to open them. */
export const passphraseSchema = z.string().min(1).max(200)
