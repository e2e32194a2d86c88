import { z } from 'zod'
import {
  type PracticeOptions,
  type PracticeVenue,
  startPracticeVenue,
} from '../../electron/practice/venue.ts'

/** Noon in New York on an ordinary Wednesday. */
export const NOON = Date.UTC(2026, 5, 17, 16)
export const ZONE = 'America/New_York'

/** A venue whose clock stands still at {@link NOON}. */
export const frozenVenue = (options: PracticeOptions = {}): Promise<PracticeVenue> =>
  startPracticeVenue({ now: () => NOON, timeZone: ZONE, orders: 400, ...options })

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: unknown
}

/** A call with everything a well-behaved client sends; `headers` change or (null) leave out any of it. */
export async function call(
  venue: PracticeVenue,
  path: string,
  {
    method,
    body,
    headers = {},
  }: { method?: string; body?: unknown; headers?: Record<string, string | null> } = {},
): Promise<Reply> {
  const all = new Headers({ 'x-acme-api-key': venue.apiKey, 'x-b2c-tenant-id': venue.tenantId })
  if (body !== undefined) all.set('content-type', 'application/json')
  for (const [name, value] of Object.entries(headers))
    if (value === null) all.delete(name)
    else all.set(name, value)
  const response = await fetch(`${venue.baseUrl}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: all,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parsed(text) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const control = (venue: PracticeVenue, path: string, method = 'GET', body?: unknown): Promise<Reply> =>
  call(venue, `/_practice${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: { 'x-practice-token': venue.controlToken, 'x-acme-api-key': null },
  })

const verdictSchema = z.looseObject({
  checkInStatus: z.number(),
  orderId: z.number().optional(),
  checkInDate: z.string().optional(),
  cardStanding: z.string().optional(),
  ticketEventName: z.string().optional(),
  ticketEventTime: z.string().optional(),
  checkedInEventName: z.string().optional(),
  checkedInEventTime: z.string().optional(),
})

/** One scan, as a gate makes it. */
export async function scan(
  venue: PracticeVenue,
  barcode: string,
  more: Record<string, unknown> = {},
  base = '/v2/willcall',
) {
  const { json, status } = await call(venue, `${base}/checkinticketsexternal`, {
    body: { membershipBarcode: barcode, terminalId: 'LANE-1', validate: true, ...more },
  })
  if (status !== 200) throw new Error(`the scan was answered with ${status}`)
  return verdictSchema.parse(json)
}

export function barcodes(venue: PracticeVenue, kind: string): string[] {
  const sample = venue.samples.find((one) => one.kind === kind)
  if (sample === undefined || sample.barcodes.length === 0) throw new Error(`no samples of ${kind}`)
  return sample.barcodes
}

/** The n-th barcode of a kind. */
export function barcode(venue: PracticeVenue, kind: string, n = 0): string {
  const found = barcodes(venue, kind)[n]
  if (found === undefined) throw new Error(`no sample ${n} of ${kind}`)
  return found
}
