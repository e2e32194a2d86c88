import { z } from 'zod'
import { fieldFaults } from './field-faults.ts'
import { reportSettingsSchema } from './report-settings.ts'
import { admitSchema, entrancesSchema, passRangesSchema } from './rule-settings.ts'
import { say } from './sayings/say.ts'
import { scannerSettingsSchema } from './scanner.ts'
import { type TicketTypeRule, ticketTypesSchema } from './ticket-mark.ts'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** `https://…`, or `http://` on loopback only: a key never travels in the clear. */
export const baseUrlSchema = z
  .union([z.url({ protocol: /^https$/ }), z.url({ protocol: /^http$/, hostname: LOOPBACK })], {
    error: say('field.address'),
  })
  .refine((url) => url.length <= 300 && !/^[a-z]+:\/\/[^/]*@/i.test(url), say('field.no-login'))

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** What an integer `checkInStatus` means. The vendor publishes no table (reference, 1.3.1), so it is configuration. */
export const checkInMeaningSchema = z.enum([
  'checked-in',
  'already-used',
  'too-early',
  'too-late',
  'expired',
  'unknown',
  'wrong-event',
  'cancelled',
  'refunded',
])
export type CheckInMeaning = z.infer<typeof checkInMeaningSchema>

/** Meanings by code. */
export const checkInTableSchema = z.record(
  z.string().regex(/^-?\d{1,9}$/, say('field.code', { n: 9 })),
  checkInMeaningSchema,
)
export type CheckInTable = z.infer<typeof checkInTableSchema>

/** Assumed until somebody knows better (design, section 11). */
export const ASSUMED_CHECK_IN_TABLE: CheckInTable = {
  '0': 'checked-in',
  '1': 'already-used',
  '2': 'too-early',
  '3': 'too-late',
  '4': 'expired',
  '5': 'unknown',
  '6': 'wrong-event',
  '7': 'cancelled',
  '8': 'refunded',
}

/** What needs no explaining anywhere: a list of the venue's own takes its place. */
const USUAL_TICKET_TYPES: TicketTypeRule[] = [
  { names: ['Child*', 'Junior*', 'Pupil*'], pictogram: 'child', colour: 'violet' },
  { names: ['Reduced*', 'Student*', 'Concession*'], pictogram: 'reduced', colour: 'teal' },
  { names: ['Senior*'], pictogram: 'senior', colour: 'teal' },
  { names: ['VIP*'], pictogram: 'vip', colour: 'black' },
]

const proxySchema = z
  .url({ protocol: /^https?$/, error: say('field.proxy') })
  .max(300)
  .refine((url) => !/^[a-z]+:\/\/[^/]*@/i.test(url), say('field.no-login'))
  .refine((url) => /^[a-z]+:\/\/[^/?#]+\/?$/i.test(url), say('field.proxy-alone'))

const PEM = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/

const extraCaSchema = z
  .string()
  .max(64 * 1_024)
  .refine((pem) => !pem.includes('PRIVATE KEY-----'), say('field.private-key'))
  .refine((pem) => PEM.test(pem), say('field.pem'))

const environmentSchema = z.discriminatedUnion('kind', [
  /** The built-in practice venue. Its host fills in `baseUrl` when it listens. */
  z.strictObject({ kind: z.literal('practice'), baseUrl: baseUrlSchema.optional() }),
  /** No vendor page names the production host (reference, 1.1), so it is given, never assumed. */
  z.strictObject({ kind: z.literal('production'), baseUrl: baseUrlSchema }),
  z.strictObject({
    kind: z.literal('sandbox'),
    number: z.number().int().min(1).max(99),
    baseUrl: baseUrlSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('custom'), baseUrl: baseUrlSchema }),
])
export type Environment = z.infer<typeof environmentSchema>

const MINUTE_MS = 60_000

/**
 * The device profile (design, section 11): one document that says how this device behaves at its entrance.
 * Every field has a default but the environment, so `{}` is a practice device. Unknown fields are refused by
 * name: a misspelt setting must never be silently ignored.
 */
export const profileSchema = z.strictObject({
  environment: environmentSchema.default({ kind: 'practice' }).describe('Where ACME is.'),
  tenantId: z
    .string()
    .regex(/^\d{1,12}$/, say('field.digits'))
    .optional()
    .describe('ACME tenant id, sent as x-b2c-tenant-id on /b2c/ calls.'),
  network: z
    .strictObject({
      proxy: proxySchema
        .optional()
        .describe('The HTTP proxy through which ACME is reached; TLS to ACME runs inside.'),
      extraCa: extraCaSchema
        .optional()
        .describe('Certificates, as PEM text, that are trusted besides the built-in ones.'),
    })
    .prefault({}),
  checkInPath: z
    .enum(['auto', '/v2/b2b/willcall', '/v2/willcall'])
    .default('auto')
    .describe('Where the check-in calls live; `auto` finds out for each call and remembers.'),
  terminalId: z.string().min(1).max(120).default('portcullis-1').describe('The name of this lane at ACME.'),
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, say('field.zone'))
    .default(() => new Intl.DateTimeFormat().resolvedOptions().timeZone)
    .describe(
      'The venue time zone: cuts days, shows times. Default: this machine’s, since a gate stands at its venue.',
    ),
  entrance: z.string().max(120).default('Main entrance').describe('The name staff give this entrance.'),
  direction: z.enum(['in', 'out']).default('in').describe('Which way guests walk here.'),
  reentry: z
    .enum(['never', 'after-exit'])
    .default('never')
    .describe('May a guest who left come back in with the same ticket?'),
  admit: admitSchema.prefault({}),
  rules: z
    .strictObject({
      outsideWindow: z
        .enum(['as-event-says', 'refuse', 'admit'])
        .default('as-event-says')
        .describe('What to say before check-in to an event opens and after it closes.'),
      overrideAgain: z
        .enum(['record', 'upload'])
        .default('record')
        .describe('A supervisor lets in a ticket that was let in here before: is ACME told once more?'),
    })
    .prefault({}),
  entrances: entrancesSchema
    .default([])
    .describe('Which tickets come in at which entrance; those not named here are good everywhere.'),
  passRanges: passRangesSchema.default([]).describe('Numeric passes that are known by their number alone.'),
  capacity: z
    .strictObject({
      limit: z
        .number()
        .int()
        .min(1)
        .max(1_000_000)
        .optional()
        .describe('How many may be inside at once. Without it the bar counts to the tickets sold.'),
      warnAtPercent: z
        .number()
        .int()
        .min(1)
        .max(100)
        .default(90)
        .describe('From this part of it on the screen says that it is nearly full, in percent.'),
    })
    .prefault({}),
  ticketTypes: ticketTypesSchema
    .default(USUAL_TICKET_TYPES)
    .describe('What staff are to see at once about kinds of tickets.'),
  policy: z
    .enum(['verify', 'local-first'])
    .default('verify')
    .describe('Ask ACME on each scan, or admit what the cache admits and tell ACME after.'),
  budgetMs: z
    .number()
    .int()
    .min(50)
    .max(10_000)
    .default(1_000)
    .describe('How long a scan waits for ACME, in ms.'),
  unknown: z
    .enum(['hold', 'deny', 'admit'])
    .default('hold')
    .describe('What to say to a code nothing here knows while ACME cannot answer.'),
  repeatGuardMs: z
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(3_000)
    .describe('A code admitted here less than this long ago is a repeat, not a second use; in ms.'),
  undoLimitMs: z
    .number()
    .int()
    .min(0)
    .max(24 * 60 * MINUTE_MS)
    .default(15 * MINUTE_MS)
    .describe('How long an admission can be undone, in ms.'),
  cacheAge: z
    .strictObject({
      warnAtMs: z
        .number()
        .int()
        .min(MINUTE_MS)
        .default(30 * MINUTE_MS)
        .describe('Say so when the ticket list is older than this, in ms.'),
      refuseAtMs: z
        .number()
        .int()
        .min(MINUTE_MS)
        .default(24 * 60 * MINUTE_MS)
        .describe('Admit nothing from a ticket list older than this, in ms.'),
    })
    .prefault({}),
  calls: z
    .strictObject({
      startPerMinute: z
        .number()
        .int()
        .min(1)
        .max(60_000)
        .default(120)
        .describe('Calls a minute to begin with; the rate is learnt from there.'),
      ceilingPerMinute: z
        .number()
        .int()
        .min(1)
        .max(60_000)
        .default(300)
        .describe('Never more calls a minute than this.'),
      leastPerMinute: z
        .number()
        .int()
        .min(1)
        .max(60_000)
        .default(3)
        .describe('Never fewer calls a minute than this, however many of them ACME refuses.'),
    })
    .prefault({}),
  refresh: z
    .strictObject({
      eventsEveryMs: z
        .number()
        .int()
        .min(10_000)
        .default(2 * MINUTE_MS)
        .describe("How fresh today's tickets should be, in ms."),
      membersEveryMs: z
        .number()
        .int()
        .min(10_000)
        .default(10 * MINUTE_MS)
        .describe('How fresh member cards should be, in ms.'),
    })
    .prefault({}),
  retention: z
    .strictObject({
      finishedEventsMs: z
        .number()
        .int()
        .min(24 * 60 * MINUTE_MS)
        .default(7 * 24 * 60 * MINUTE_MS)
        .describe('How long after its end an event’s tickets, and the people behind them, stay here; in ms.'),
      scansMs: z
        .number()
        .int()
        .min(24 * 60 * MINUTE_MS)
        .default(90 * 24 * 60 * MINUTE_MS)
        .describe('How long scans stay here once ACME has been told; in ms.'),
      actsMs: z
        .number()
        .int()
        .min(90 * 24 * 60 * MINUTE_MS)
        .default(730 * 24 * 60 * MINUTE_MS)
        .describe('How long the log of acts goes back; in ms.'),
    })
    .prefault({}),
  roles: z
    .strictObject({
      lockAfterMs: z
        .number()
        .int()
        .min(10_000)
        .max(8 * 60 * MINUTE_MS)
        .default(5 * MINUTE_MS)
        .describe('How long a PIN keeps a connection unlocked while nothing is done with it, in ms.'),
      namesInRecords: z
        .enum(['left-out', 'named'])
        .default('left-out')
        .describe(
          'Does the scan log name who was signed in, let a guest in against the rules, or took an admission back?',
        ),
    })
    .prefault({}),
  scanner: scannerSettingsSchema.prefault({}),
  report: reportSettingsSchema
    .optional()
    .describe('An ACME report that lists every ticket with its barcode, read in place of order after order.'),
  checkInStatus: checkInTableSchema
    .default(ASSUMED_CHECK_IN_TABLE)
    .describe('What ACME means by its checkInStatus integers; calibrate against a sandbox.'),
  clockToleranceMs: z
    .number()
    .int()
    .min(0)
    .max(10 * MINUTE_MS)
    .default(5_000)
    .describe('How far ACME and this device may disagree about the time of one check-in, in ms.'),
})
export type Profile = z.infer<typeof profileSchema>

/** Every field that is wrong, as a line a person can act on: the path, then what is the matter. */
export function explainProfileIssues(error: z.ZodError, input: unknown): string[] {
  return fieldFaults(error, input).map(({ path, message }) => `${path === '' ? 'profile' : path}: ${message}`)
}
