import { z } from 'zod'
import { credentialSchema } from './credential.ts'
import { sampleSchema } from './methods.ts'
import { redemptionSchema } from './permit.ts'
import { profileSchema } from './profile.ts'

/**
 * The first message a host (the shell) sends its gate service over their private channel. The only way a
 * secret reaches the service: never arguments, never the environment.
 */
export const bootMessageSchema = z.strictObject({
  kind: z.literal('boot'),
  dataDir: z.string().min(1).max(4_096),
  /** 32 bytes; opens the sealed columns of the store. */
  dataKey: z.instanceof(Uint8Array).refine((key) => key.length === 32, 'the data key has 32 bytes'),
  /** Null: this device has none. */
  credential: credentialSchema.nullable(),
  profile: profileSchema,
  samples: z.array(sampleSchema).max(40),
})
export type BootMessage = z.infer<typeof bootMessageSchema>

/** Service → host, over the same channel. */
export const hostMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** The service cannot start and a restart will not help: say the message, do not loop. */
  z.object({ kind: z.literal('fatal'), message: z.string().max(500) }),
  /** What came of a `credential` command: null where it was taken, else why it cannot be used or that ACME refuses it. */
  z.object({ kind: z.literal('credential'), problem: z.string().max(500).nullable() }),
  /** What came of a `redeem` command: null where the permit was good, else why not. */
  z.object({
    kind: z.literal('redeemed'),
    problem: z.string().max(500).nullable(),
    /** Whether anybody has a PIN in this book. */
    pinsSet: z.boolean(),
  }),
])
export type HostMessage = z.infer<typeof hostMessageSchema>

/** What the practice venue says when it listens; its host passes it on to the gate. */
export const practiceReadySchema = z.object({
  kind: z.literal('practice-ready'),
  baseUrl: z.url().max(200),
  apiKey: z.string().max(200),
  tenantId: z.string().max(40),
  timeZone: z.string().max(64),
  samples: z.array(sampleSchema).max(40),
})
export type PracticeReady = z.infer<typeof practiceReadySchema>

/**
 * Host → service. Where the service runs as a `utilityProcess`, the window's end of a MessageChannel comes with
 * `port` and the two talk directly. Where it is forked (no ports can be handed over), the host relays instead:
 * `open` names a channel, `in` carries one message of the window, `close` ends it.
 */
export const hostCommandSchema = z.discriminatedUnion('kind', [
  bootMessageSchema,
  z.strictObject({ kind: z.literal('port') }),
  z.strictObject({ kind: z.literal('open'), channel: z.number().int().min(0) }),
  z.strictObject({ kind: z.literal('in'), channel: z.number().int().min(0), data: z.unknown() }),
  z.strictObject({ kind: z.literal('close'), channel: z.number().int().min(0) }),
  /** Use this key or login from now on, or none. Nothing is restarted, and nothing lost. */
  z.strictObject({ kind: z.literal('credential'), credential: credentialSchema.nullable() }),
  /** Uses up a permit that the window got from this service; answered with `redeemed`, in the order of asking. */
  z.strictObject({ kind: z.literal('redeem'), redemption: redemptionSchema }),
  /** Finish what is being written and exit 0. */
  z.strictObject({ kind: z.literal('stop') }),
])
export type HostCommand = z.infer<typeof hostCommandSchema>

/** Service → host where the host relays: one message for the window at the other end of `channel`. */
export const relayedSchema = z.object({
  kind: z.literal('out'),
  channel: z.number().int().min(0),
  data: z.unknown(),
})
export type Relayed = z.infer<typeof relayedSchema>
