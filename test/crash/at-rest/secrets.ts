import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { zoneClock } from '../../../electron/practice/time.ts'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import { makeWorld } from '../../../electron/practice/world/world.ts'
import { venue } from '../../gate/at-the-gate.ts'

/** What a stolen folder must not reveal, by what it is. */
export type Secret = {
  readonly what: 'barcode' | 'name' | 'e-mail' | 'phone' | 'key'
  readonly text: string | Buffer
}

const SEED = 7
const ORDERS = 120

/** A venue, and everything about its guests that a gate gets to see. */
export async function venueWithSecrets(): Promise<{ at: PracticeVenue; secrets: Secret[] }> {
  const madeAt = Date.now()
  const at = await venue({ seed: SEED, orders: ORDERS })
  // The same seed makes the same guests.
  const world = makeWorld({ seed: SEED, orders: ORDERS, now: madeAt, clock: zoneClock(at.timeZone) })
  const of = (what: Secret['what'], texts: Iterable<string>): Secret[] =>
    [...new Set(texts)].map((text) => ({ what, text }))
  const orders = [...world.orders.values()]
  const cards = [...world.cards.values()]
  return {
    at,
    secrets: [
      ...of('barcode', world.tickets.keys()),
      ...of(
        'barcode',
        cards.flatMap(({ barcode, acmeBarcode }) => [barcode, acmeBarcode]),
      ),
      ...of('barcode', at.samples.find(({ kind }) => kind === 'unknown')?.barcodes ?? []),
      ...of(
        'name',
        [...world.tickets.values()].map(({ firstName, lastName }) => `${firstName} ${lastName}`),
      ),
      ...of(
        'name',
        orders.map(({ contact }) => `${contact.firstName} ${contact.lastName}`),
      ),
      ...of(
        'e-mail',
        orders.map(({ contact }) => contact.email),
      ),
      ...of(
        'phone',
        orders.map(({ contact }) => contact.phone),
      ),
      ...of('key', [at.apiKey, at.logins.password]),
    ],
  }
}

/** The key itself and the ways in which a program writes one down. */
export function keySecrets(key: Uint8Array): Secret[] {
  const bytes = Buffer.from(key)
  return [bytes, bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url')].map(
    (text) => ({
      what: 'key',
      text,
    }),
  )
}

/** Which secrets stand in any file under a folder, or in these texts (logs); counted by what they are. */
export function foundIn(folder: string, texts: readonly string[], secrets: readonly Secret[]) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
  const all = [...files.map((path) => readFileSync(path)), ...texts.map((text) => Buffer.from(text))]
  const found: Partial<Record<Secret['what'], number>> = {}
  for (const { what, text } of secrets) {
    const forms = typeof text === 'string' ? [text, Buffer.from(text, 'utf16le')] : [text]
    if (forms.some((form) => all.some((bytes) => bytes.includes(form)))) found[what] = (found[what] ?? 0) + 1
  }
  return { files: files.length, bytes: all.reduce((sum, { length }) => sum + length, 0), found }
}
