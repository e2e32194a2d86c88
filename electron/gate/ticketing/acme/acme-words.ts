import type { CallName } from '../../../contract/calls.ts'

/** A longer text is a page or a list, not a sentence about an error. */
const TEXT_MAX = 2_000
const WORDS_MAX = 120
/** Stands where something was taken out. No secret holds it: those are ASCII. */
const GONE = '…'

/** Calls that carry no barcode and no person, so that ACME's text about them has no reason to name one. */
const SPEAKABLE: ReadonlySet<CallName> = new Set<CallName>([
  'probe',
  'events',
  'event',
  'summaries',
  'orders',
  'memberships',
  'session',
  'report-definition',
  'report-start',
  'report-state',
  'report-result',
])

/** Fields that hold a sentence in error bodies in general; ACME's own shape is not known (reference, 1.9). */
const FIELDS = ['message', 'errorMessage', 'error_description', 'detail', 'reason', 'title', 'error']

/** Bidirectional marks and what else is not seen would let a text show other than it reads. */
const UNSEEN = /[\s\p{C}\p{Z}]+/gu
const EMAIL = /[^\s@]+@[^\s@]+/g
/** Eight digits or more are a code to somebody, however they are grouped. */
const GROUPED_DIGITS = /\d(?:[\s.:/_-]?\d){7,}/g
const TOKEN = /[^\s"“”]{8,}/g
const WORD = /[\p{L}\p{M}][\p{L}\p{M}'’]*/gu

/** Words in which the refusal of a key is spoken. No list of names could be complete; this one need not be. */
const SPOKEN: ReadonlySet<string> = new Set(
  (
    'a access account action active again allow allowed an and any api are as ask at authenticate authentication authorization ' +
    'authorisation authorized authorised back be been blocked but by call calls can cannot check checkin contact credential credentials ' +
    'deactivated denied disabled does during email enabled endpoint environment error event events exceeded exist expired failed ' +
    'feature for forbidden found from group groups has have header id in inactive insufficient internal invalid ip is it its key keys ' +
    'known lacks later limit locked log login logged membership memberships method missing must need needed needs no none not of office ' +
    'on only or order orders password path permission permissions please privileges production rate read reason refused report reports ' +
    'request requested requests required reset resource revoked right rights role roles sandbox security server service session ' +
    'sessions suspended system tenant terminal that the their this ticket tickets time to token too try unauthenticated unauthorized ' +
    'unauthorised unknown unavailable until url use user username valid version was were with without wrong you your'
  ).split(' '),
)

/**
 * What ACME itself said of a refusal, fit to be shown and kept; null where there is nothing fit. Its text may hold
 * anything, so secrets, e-mail addresses, ids and whatever looks like a code are blanked, and calls about a ticket or
 * a person are not quoted at all.
 * @param secrets what must never show, whatever it looks like
 */
export function acmeWords(name: CallName, json: unknown, secrets: readonly string[]): string | null {
  if (!SPEAKABLE.has(name)) return null
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null
  const fields = new Map<string, unknown>(Object.entries(json))
  for (const field of FIELDS) {
    const text = fields.get(field)
    if (typeof text !== 'string' || text.length > TEXT_MAX) continue
    const words = safeWords(text, secrets)
    if (/\p{L}/u.test(words)) return words
  }
  return null
}

/** A text without anything that could be a secret, a person or a code, at most 120 characters. */
export function safeWords(text: string, secrets: readonly string[]): string {
  // Characters nobody sees go first: left in, they could part a secret and so hide it from the steps after.
  const plain = text.replace(UNSEEN, ' ').trim()
  // Each step leaves only the mark behind, which is in no secret: none can grow together from its two sides.
  const kept = blank(plain, secrets)
    .replace(EMAIL, GONE)
    .replace(GROUPED_DIGITS, GONE)
    .replace(TOKEN, (token) => (/\p{N}/u.test(token) ? GONE : token))
    // Whatever is left may still be a name. Only words in which refusals are spoken stay.
    .replace(WORD, (word) => (SPOKEN.has(word.toLowerCase()) ? word : GONE))
    .replace(/…(?:[\s,;:/-]*…)+/g, GONE)
  return [...kept].slice(0, WORDS_MAX).join('')
}

function blank(text: string, secrets: readonly string[]): string {
  // The longest first: a short one inside it would tear it apart and leave its ends.
  const all = secrets.filter((secret) => secret !== '').toSorted((a, b) => b.length - a.length)
  if (all.length === 0) return text
  const any = all.map((secret) => escaped(secret.replace(UNSEEN, ' '))).join('|')
  return text.replace(new RegExp(any, 'giu'), GONE)
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
