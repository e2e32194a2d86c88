import { z } from 'zod'
import type { PracticeVenue } from './venue.ts'

/** Whoever started this program with a channel to talk over. */
export interface Host {
  send(message: unknown): void
  onMessage(then: (message: unknown) => void): void
  onGone(then: () => void): void
}

/** What of Electron's `process.parentPort` is used; nothing here imports Electron. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', then: (event: { readonly data: unknown }) => void): unknown
  on(event: 'close', then: () => void): unknown
}

function isParentPort(value: unknown): value is ParentPort {
  return (
    typeof value === 'object' &&
    value !== null &&
    'postMessage' in value &&
    typeof value.postMessage === 'function' &&
    'on' in value &&
    typeof value.on === 'function'
  )
}

/** The parent of a `utilityProcess` or of a fork; null when a person started the program. */
export function findHost(): Host | null {
  const port: unknown = Reflect.get(process, 'parentPort')
  if (isParentPort(port))
    return {
      send: (message) => port.postMessage(message),
      onMessage: (then) => {
        port.on('message', ({ data }) => then(data))
      },
      onGone: (then) => {
        port.on('close', then)
      },
    }
  if (process.send === undefined) return null
  return {
    send: (message) => {
      process.send?.(message)
    },
    onMessage: (then) => {
      process.on('message', then)
    },
    onGone: (then) => {
      process.on('disconnect', then)
      // It may have gone while the venue was being made.
      if (!process.connected) then()
    },
  }
}

const sceneMessageSchema = z.object({ kind: z.literal('scene'), name: z.string().max(40).nullable() })

/** The scene a host asks for; undefined for a message about anything else. */
export function sceneIn(message: unknown): string | null | undefined {
  return sceneMessageSchema.safeParse(message).data?.name
}

/** The one message a host gets: all it must pass on to the gate. */
export function readyMessage({ baseUrl, apiKey, tenantId, timeZone, samples }: PracticeVenue) {
  return { kind: 'practice-ready', baseUrl, apiKey, tenantId, timeZone, samples } as const
}

const SHOWN_PER_KIND = 3

/** What a person reads who started the venue by hand: how to reach it, and barcodes to try. */
export function describe(venue: PracticeVenue): string {
  const samples = venue.samples.flatMap(({ kind, label, barcodes }) => [
    `  ${kind.padEnd(16)} ${label}${barcodes.length > SHOWN_PER_KIND ? ` (${barcodes.length} to try)` : ''}`,
    ...barcodes.slice(0, SHOWN_PER_KIND).map((barcode) => `    ${barcode}`),
  ])
  return [
    'Practice venue: a pretended ACME, for training and tests. Nothing here is real.',
    '',
    `address: ${venue.baseUrl}`,
    `API key: ${venue.apiKey}`,
    `tenant: ${venue.tenantId}`,
    `time zone: ${venue.timeZone}`,
    `event open now: ${venue.events.open}`,
    `session login: ${venue.logins.email} or ${venue.logins.userName}, password ${venue.logins.password}`,
    `control: ${venue.controlUrl}  (state, samples, log, faults, change, reset)`,
    `control token: ${venue.controlToken}  (header x-practice-token)`,
    '',
    'Barcodes to scan:',
    ...samples,
    '',
    'Ctrl-C ends it.',
    '',
  ].join('\n')
}
