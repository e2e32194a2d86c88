import { z } from 'zod'
import { epochMsSchema } from './verdict.ts'

/** The steps of the connection check, in their order. */
export const doctorStepNameSchema = z.enum([
  'dns',
  'tls',
  'reachability',
  'clock',
  'key',
  'may-list-events',
  'may-read-event',
  'may-count',
  'may-list-orders',
  'may-read-order',
  'may-look-up',
  'may-check-in',
  'may-check-in-batch',
  'may-undo',
  'may-list-memberships',
  'may-read-report',
  'check-in-path',
  'terminal',
  'tenant',
  'time-zone',
  'events-today',
  'tickets',
  'budget',
  'latency',
  'check-in-table',
])
export type DoctorStepName = z.infer<typeof doctorStepNameSchema>

/** The number of each step, for an admin to speak of. */
export const DOCTOR_STEP_NUMBERS: Readonly<Record<DoctorStepName, string>> = {
  dns: '1',
  tls: '2',
  reachability: '3',
  clock: '4',
  key: '5',
  'may-list-events': '6.1',
  'may-read-event': '6.2',
  'may-count': '6.3',
  'may-list-orders': '6.4',
  'may-read-order': '6.5',
  'may-look-up': '6.6',
  'may-check-in': '6.7',
  'may-check-in-batch': '6.8',
  'may-undo': '6.9',
  'may-list-memberships': '6.10',
  /** Only where the profile names a report. */
  'may-read-report': '6.11',
  'check-in-path': '7',
  terminal: '8',
  tenant: '9.1',
  'time-zone': '9.2',
  'events-today': '10',
  tickets: '11',
  budget: '12',
  latency: '13',
  'check-in-table': '14',
}

const words = z.string().max(600)

/** One step of the connection check as it ended. Never holds a key, a barcode or a person. */
export const doctorStepSchema = z.object({
  n: z.string().max(5),
  name: doctorStepNameSchema,
  state: z.enum(['ok', 'warning', 'failed', 'skipped']),
  /** What was seen, in words and figures. */
  seen: words,
  /** What to do about it; null where nothing need be done. */
  todo: words.nullable(),
  /** `skipped`: why, else null. */
  because: words.nullable(),
  tookMs: z.number().min(0),
})
export type DoctorStep = z.infer<typeof doctorStepSchema>

export const doctorReportSchema = z.object({
  /** The worst of the steps that ran. */
  worst: z.enum(['ok', 'warning', 'failed']),
  startedAt: epochMsSchema,
  tookMs: z.number().min(0),
  /** Calls made to ACME. */
  calls: z.number().int().min(0),
  steps: z.array(doctorStepSchema).max(40),
})
export type DoctorReport = z.infer<typeof doctorReportSchema>
