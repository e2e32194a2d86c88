import { z } from 'zod'
import { permitSchema } from './permit.ts'
import { say } from './sayings/say.ts'
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
  .refine((draft) => JSON.stringify(draft).length <= PROFILE_DRAFT_MAX, say('field.profile-long'))
export type ProfileDraft = z.infer<typeof profileDraftSchema>

/** One setting that does not fit. */
export const fieldProblemSchema = z.object({ path: z.string().max(300), message: z.string().max(500) })
export type FieldProblem = z.infer<typeof fieldProblemSchema>

/** Something about this device that a person should put right. Scanning goes on. */
export const problemSchema = z.object({
  kind: z.enum(['device-file', 'provisioning', 'plain-secrets', 'secrets', 'key']),
  message: z.string().max(2_000),
})
export type Problem = z.infer<typeof problemSchema>

/** What may be typed to seal secrets with. */
export const newPassphraseSchema = z
  .string()
  .min(10, say('device.passphrase-short'))
  .max(200, say('device.passphrase-long'))

/** What is said of a text that another passphrase opens: a window says it at the field. */
export const WRONG_PASSPHRASE = say('profile.wrong-passphrase')

/** As it is typed to open them. */
export const passphraseSchema = z.string().min(1).max(200)

/** This device as the window shows it. */
export const deviceViewSchema = z.object({
  id: z.uuid(),
  /** What the computer is called. */
  host: z.string().max(300),
  /** Where everything of it lies. */
  folder: z.string().max(4_096),
  /** The book that is open. */
  book: bookSchema,
  /** What was set up for a real venue; null before that. */
  live: z
    .object({
      book: bookSchema,
      profile: profileDraftSchema,
      /** To be named when it is changed: of two who change it at once the second is told. */
      revision: z.number().int().min(1),
      changedAt: epochMsSchema,
      key: keyNoteSchema.nullable(),
    })
    .nullable(),
  secrets: z.object({
    protection: protectionSchema.nullable(),
    /** Whether there is a keychain that can be used. */
    keychain: z.boolean(),
    /** The passphrase has to be entered before the live book opens. */
    locked: z.boolean(),
    /** How long until a passphrase can be tried again, in ms. */
    waitMs: z.number().int().min(0),
  }),
  provisioned: z
    .object({
      at: epochMsSchema,
      /** The profile cannot be changed by hand. */
      locked: z.boolean(),
      /** A key came with the file, sealed: it takes the passphrase it was sealed with. */
      keyWaits: z.boolean(),
    })
    .nullable(),
  problems: z.array(problemSchema).max(20),
  setUp: setUpSchema.nullable(),
})
export type DeviceView = z.infer<typeof deviceViewSchema>

/** A setting that is changed; both as JSON text, null for one that is not set. */
export const profileChangeSchema = z.object({
  path: z.string().max(300),
  from: z.string().max(500).nullable(),
  to: z.string().max(500).nullable(),
})
export type ProfileChange = z.infer<typeof profileChangeSchema>

/** What would come of a profile. */
export const profilePreviewSchema = z.object({
  /** What does not fit: nothing can be applied until it does. */
  problems: z.array(fieldProblemSchema).max(100),
  changes: z.array(profileChangeSchema).max(1_000),
  /** The revision that these changes start from; 0 where there is none. */
  revision: z.number().int().min(0),
  /** The book that it leads to; null where it does not fit. */
  book: bookSchema.nullable(),
  /** Whether this device has a key for that. */
  hasKey: z.boolean(),
})
export type ProfilePreview = z.infer<typeof profilePreviewSchema>

/** What would come of an import, or came of it. */
export const importPreviewSchema = profilePreviewSchema.extend({
  /** Whether a key came with it. */
  bringsKey: z.boolean(),
  /** In words, where this is the profile of another venue than this device's. */
  otherVenue: z.string().max(500).nullable(),
})
export type ImportPreview = z.infer<typeof importPreviewSchema>

const permit = permitSchema.nullable().default(null)
/** As typed: looked at where the answer can say what is the matter with it. */
const typed = z.string().max(4_096)
const empty = z.strictObject({})
const typedKey = z.strictObject({ kind: z.literal('api-key'), key: typed })
const typedLogin = z.strictObject({
  kind: z.literal('session'),
  email: typed.optional(),
  userName: typed.optional(),
  tenantId: typed.optional(),
  password: typed,
})

/** Every request a window can make of the shell about this device. */
export const deviceMethods = {
  device: { input: empty, output: deviceViewSchema },
  /** Takes effect at once, without a restart. One that ACME refuses is not kept. */
  setKey: {
    input: z.strictObject({
      credential: z.discriminatedUnion('kind', [
        typedKey,
        typedLogin,
        /** The key that came sealed with the provisioning file. */
        z.strictObject({ kind: z.literal('provisioned'), passphrase: typed }),
      ]),
      permit,
    }),
    output: deviceViewSchema,
  },
  forgetKey: { input: z.strictObject({ permit }), output: deviceViewSchema },
  previewProfile: { input: z.strictObject({ profile: profileDraftSchema }), output: profilePreviewSchema },
  /** All of it or nothing: where the gate does not start with it, the one before is back. */
  applyProfile: {
    input: z.strictObject({
      profile: profileDraftSchema,
      basedOn: z.number().int().min(0),
      permit,
      /** A key for the environment of this profile: with it a live gate goes to one that it has no key for. */
      credential: z.discriminatedUnion('kind', [typedKey, typedLogin]).nullable().default(null),
    }),
    output: deviceViewSchema,
  },
  /** Without secrets, or with a passphrase sealed and the key in it: that takes a permit. */
  exportProfile: {
    input: z.strictObject({ passphrase: typed.nullable().default(null), permit }),
    output: z.object({ text: z.string(), fileName: z.string().max(120) }),
  },
  /** Shows what would change; with `apply` it does it. */
  importProfile: {
    input: z.strictObject({
      text: z.string().max(4 * PROFILE_DRAFT_MAX),
      passphrase: typed.nullable().default(null),
      /** Whether terminal, entrance, direction and scanner stay this device's own. */
      keepPost: z.boolean().default(true),
      apply: z
        .strictObject({
          basedOn: z.number().int().min(0),
          permit,
          /** A profile of another venue is taken for one only where somebody says so. */
          acceptOtherVenue: z.boolean().default(false),
        })
        .nullable()
        .default(null),
    }),
    output: z.object({ applied: z.boolean(), preview: importPreviewSchema, device: deviceViewSchema }),
  },
  openBook: {
    input: z.strictObject({ book: z.enum(['practice', 'live']), permit }),
    output: deviceViewSchema,
  },
  /** Seals the secrets of this device in another way, or with another passphrase. */
  protect: {
    input: z.strictObject({
      how: z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('keychain') }),
        z.strictObject({ by: z.literal('passphrase'), passphrase: typed }),
        /** A person was told what it means and said yes. */
        z.strictObject({ by: z.literal('plain'), consent: z.literal(true) }),
      ]),
      permit,
    }),
    output: deviceViewSchema,
  },
  unlockSecrets: { input: z.strictObject({ passphrase: typed }), output: deviceViewSchema },
  /** Remembers how far somebody came with setting up this device. */
  keepSetUp: { input: z.strictObject({ step: setUpStepSchema }), output: deviceViewSchema },
} as const

export type DeviceMethod = keyof typeof deviceMethods
/** As a caller gives it. */
export type DeviceInput<M extends DeviceMethod> = z.input<(typeof deviceMethods)[M]['input']>
/** As it is after the schema. */
export type DeviceRequest<M extends DeviceMethod> = z.infer<(typeof deviceMethods)[M]['input']>
export type DeviceOutput<M extends DeviceMethod> = z.infer<(typeof deviceMethods)[M]['output']>
