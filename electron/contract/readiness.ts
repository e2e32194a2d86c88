import { z } from 'zod'
import { epochMsSchema } from './verdict.ts'

/**
 * What was found about a device before the doors open: a closed set, whose words are the screen's. Each belongs to one
 * line of the list and has one state.
 */
export const readinessFindings = {
  'real-venue': ['environment', 'ok'],
  'is-practice': ['environment', 'warning'],
  'is-sandbox': ['environment', 'warning'],
  'events-admitted': ['events', 'ok'],
  'events-none': ['events', 'failed'],
  'tickets-complete': ['tickets', 'ok'],
  'tickets-loading': ['tickets', 'warning'],
  'tickets-short': ['tickets', 'warning'],
  'tickets-none': ['tickets', 'failed'],
  'list-fresh': ['list-age', 'ok'],
  'list-old': ['list-age', 'warning'],
  'list-too-old': ['list-age', 'failed'],
  'list-never': ['list-age', 'failed'],
  'clock-agrees': ['clock', 'ok'],
  'clock-off': ['clock', 'warning'],
  'clock-wrong': ['clock', 'failed'],
  'link-online': ['link', 'ok'],
  'link-slow': ['link', 'warning'],
  'link-limited': ['link', 'warning'],
  'link-offline': ['link', 'failed'],
  'link-captive': ['link', 'failed'],
  'key-works': ['key', 'ok'],
  'key-untried': ['key', 'warning'],
  'key-refused': ['key', 'failed'],
  'doctor-well': ['doctor', 'ok'],
  'doctor-warned': ['doctor', 'warning'],
  'doctor-failed': ['doctor', 'failed'],
  'doctor-long-ago': ['doctor', 'warning'],
  'doctor-never': ['doctor', 'warning'],
  'storage-well': ['storage', 'ok'],
  'storage-trouble': ['storage', 'failed'],
  'disk-room': ['disk', 'ok'],
  'disk-little': ['disk', 'warning'],
  'disk-full': ['disk', 'failed'],
  'disk-unknown': ['disk', 'warning'],
  'outbox-empty': ['outbox', 'ok'],
  'outbox-waiting': ['outbox', 'warning'],
  'outbox-to-look-at': ['outbox', 'warning'],
  'pins-set': ['pins', 'ok'],
  'pins-none': ['pins', 'warning'],
  version: ['version', 'ok'],
} as const satisfies Readonly<Record<string, readonly [line: string, state: ReadinessState]>>

export type ReadinessState = 'ok' | 'warning' | 'failed'
export type ReadinessFinding = keyof typeof readinessFindings

const findingSchema = z.custom<ReadinessFinding>(
  (name) => typeof name === 'string' && Object.hasOwn(readinessFindings, name),
)
const stateSchema = z.enum(['ok', 'warning', 'failed'])

/** One line of the list. Never holds a key, a barcode or a person. */
export const readinessLineSchema = z.object({
  /** What it is about; several lines may be about the same. */
  line: z.string().max(40),
  state: stateSchema,
  finding: findingSchema,
  /** What the words of the finding name: counts, moments and spans in ms, names of events. */
  values: z.record(z.string().max(20), z.union([z.number(), z.string().max(300)])),
})
export type ReadinessLine = z.infer<typeof readinessLineSchema>

/** Whether this device is fit for its entrance: one light, and why. */
export const readinessSchema = z.object({
  asOf: epochMsSchema,
  /** The worst of the lines. */
  light: stateSchema,
  lines: z.array(readinessLineSchema).max(100),
})
export type Readiness = z.infer<typeof readinessSchema>
