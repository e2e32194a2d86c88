import { z } from 'zod'
import { epochMsSchema } from './verdict.ts'

/** What a person at the gate may do, each more than the one before (design, section 9). */
export const roleSchema = z.enum(['steward', 'supervisor', 'admin'])
export type Role = z.infer<typeof roleSchema>

/** As it is typed to unlock. */
export const pinSchema = z.string().regex(/^\d{4,12}$/, 'A PIN has 4 to 12 digits.')

/** As it may be chosen. */
export const newPinSchema = pinSchema.refine((pin) => !/^(\d)\1*$/.test(pin), {
  error: 'A PIN of one digit alone is guessed first: choose another.',
})

export const staffNameSchema = z.string().trim().min(1).max(80)

/** Somebody who has a PIN on this device. */
export const staffMemberSchema = z.object({
  id: z.uuid(),
  name: staffNameSchema,
  role: roleSchema,
  /** When this name, role or PIN was set last. */
  since: epochMsSchema,
})
export type StaffMember = z.infer<typeof staffMemberSchema>

/** The most people one device keeps PINs for. */
export const STAFF_MAX = 100
export const staffListSchema = z.array(staffMemberSchema).max(STAFF_MAX)

/** One change to who has a PIN here. The first to get one is an admin, and the last admin goes after everybody else. */
export const staffChangeSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('add'), name: staffNameSchema, role: roleSchema, pin: newPinSchema }),
  z.strictObject({
    act: z.literal('change'),
    id: z.uuid(),
    name: staffNameSchema.optional(),
    role: roleSchema.optional(),
    pin: newPinSchema.optional(),
  }),
  z.strictObject({ act: z.literal('remove'), id: z.uuid() }),
])
export type StaffChange = z.infer<typeof staffChangeSchema>

/** A lost admin PIN: whoever holds the venue's API key, or the password of its sandbox login, sets an admin's anew. */
export const recoverySchema = z.strictObject({
  key: z.string().min(1).max(1_000),
  name: staffNameSchema,
  pin: newPinSchema,
})
export type Recovery = z.infer<typeof recoverySchema>

/** Who is signed in on one connection. */
export const sessionSchema = z.object({
  /** Null where nobody is: scanning needs nobody. */
  signedIn: z
    .object({
      id: z.uuid(),
      name: staffNameSchema,
      role: roleSchema,
      /** How long until it locks by itself unless something is done, in ms. */
      locksInMs: z.number().int().min(0),
    })
    .nullable(),
  /** How long a PIN keeps a connection unlocked while nothing is done with it, in ms. */
  lockAfterMs: z.number().int().min(0),
  /** Whether anybody has a PIN here. */
  pinsSet: z.boolean(),
  /** After wrong PINs: how long until one can be tried again, in ms; 0 now. */
  waitMs: z.number().int().min(0),
})
export type SessionView = z.infer<typeof sessionSchema>
