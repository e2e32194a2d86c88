import { z } from 'zod'

/** Why a request of the contract was not answered. A closed set: callers act on the code, people read the message. */
export const gateErrorSchema = z.object({
  code: z.enum([
    'bad-request',
    'not-found',
    'too-late',
    'refused',
    /** Somebody with a role has to enter a PIN first. */
    'locked',
    'busy',
    'unreachable',
    'storage',
    'internal',
    'service-gone',
  ]),
  message: z.string().max(500),
})
export type GateError = z.infer<typeof gateErrorSchema>

/** A caller's answer: a value, or an error it can act on. Survives structured cloning and the context bridge. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: GateError }

/** Window or lane → service, over a MessagePort. */
export const requestMessageSchema = z.strictObject({
  kind: z.literal('request'),
  id: z.number().int().min(0),
  method: z.string().max(40),
  input: z.unknown(),
})
export type RequestMessage = z.infer<typeof requestMessageSchema>

/** Service → window. */
export const serviceMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), id: z.number().int().min(0), value: z.unknown() }),
  z.object({ kind: z.literal('failure'), id: z.number().int().min(0), error: gateErrorSchema }),
  z.object({ kind: z.literal('event'), event: z.string().max(40), payload: z.unknown() }),
])
export type ServiceMessage = z.infer<typeof serviceMessageSchema>
