import { z } from 'zod'
import type { Answer } from './call.ts'
import { scope } from './fault-scope.ts'

/**
 * Faults of what an answer says: it arrives whole, is JSON, and is wrong. The call does its work in all of them, and
 * an answer that has nothing of the kind is left as it is.
 */
export const spoilings = [
  /** A `checkInStatus` of no table. Not processed: the answer holds nothing else. Processed: the rest is true. */
  z.strictObject({
    ...scope,
    kind: z.literal('unknown-status'),
    status: z.number().int().default(42),
    process: z.boolean().default(false),
  }),
  /** Every object that has `key` has it twice: once true, once with `value`. What a reader takes is its own affair. */
  z.strictObject({
    ...scope,
    kind: z.literal('duplicate-keys'),
    key: z.string().min(1).max(100).default('checkInStatus'),
    value: z.union([z.string().max(1_000), z.number(), z.boolean(), z.null()]).default(1),
    /** Which of the two is the true one. `JSON.parse` keeps the second. */
    truth: z.enum(['first', 'second']).default('first'),
  }),
  /** Every number as text, and every id that is text of digits as a number. */
  z.strictObject({ ...scope, kind: z.literal('numbers-as-strings') }),
  /** Page 1, whatever page the query asked for. */
  z.strictObject({ ...scope, kind: z.literal('page-repeats') }),
  /** `pagination.count` is off by so many; below 0 it is 0. */
  z.strictObject({ ...scope, kind: z.literal('count-lies'), by: z.number().int().default(1_000) }),
  /** An order with no item to be found: no field for them, an empty list, or events with no items in them. */
  z.strictObject({
    ...scope,
    kind: z.literal('order-without-items'),
    how: z.enum(['absent', 'empty', 'hollow']).default('absent'),
  }),
  /** The first ticket of an order, or each, bears no `uuid`. */
  z.strictObject({
    ...scope,
    kind: z.literal('tickets-without-uuid'),
    which: z.enum(['first', 'all']).default('first'),
  }),
  /** Every date is the venue's wall clock and does not say so. */
  z.strictObject({ ...scope, kind: z.literal('dates-without-offset') }),
  /** A list, bare or in its envelope, is cut to its first entries, and its count agrees. */
  z.strictObject({ ...scope, kind: z.literal('short-list'), keep: z.number().int().min(0).default(1) }),
] as const
export type Spoiling = z.infer<(typeof spoilings)[number]>

const KINDS: ReadonlySet<string> = new Set(spoilings.map(({ shape }) => shape.kind.value))
export const isSpoiling = <F extends { readonly kind: string }>(
  fault: F,
): fault is Extract<F, { kind: Spoiling['kind'] }> => KINDS.has(fault.kind)

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Rebuilds a value from its leaves up; `change` sees each object after its fields, and each leaf with its name. */
function rebuilt(value: unknown, change: (value: unknown, name: string) => unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((entry) => rebuilt(entry, change, name))
  if (!isObject(value)) return change(value, name)
  const fields = Object.entries(value).map(([key, field]) => [key, rebuilt(field, change, key)])
  return change(Object.fromEntries(fields), name)
}

function withKeyTwice(value: unknown, key: string, write: (truth: string) => string): string {
  if (Array.isArray(value)) return `[${value.map((entry) => withKeyTwice(entry, key, write)).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value ?? null)
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([name, field]) => {
      const truth = `${JSON.stringify(name)}:${withKeyTwice(field, key, write)}`
      return name === key ? write(truth) : truth
    })
  return `{${fields.join(',')}}`
}

const isId = (name: string): boolean => /^id$|Ids?$/.test(name)
const DIGITS = /^\d{1,15}$/
const OFFSET = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?)(?:Z|[+-]\d{2}:?\d{2})$/

function otherKind(value: unknown, name: string): unknown {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && isId(name) && DIGITS.test(value) ? Number(value) : value
}

function without(object: Json, ...names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)))
}

function itemless(order: unknown, how: 'absent' | 'empty' | 'hollow'): unknown {
  if (!isObject(order)) return order
  const lists = ['eventItems', 'orderItems'].filter((name) => name in order)
  if (how === 'absent') return without(order, ...lists)
  const hollow = (entry: unknown): unknown => (isObject(entry) ? { ...entry, items: [] } : entry)
  const left = (list: unknown): unknown => (how === 'hollow' && Array.isArray(list) ? list.map(hollow) : [])
  return { ...order, ...Object.fromEntries(lists.map((name) => [name, left(order[name])])) }
}

const pagingOf = ({ pagination }: Json): Json | null => (isObject(pagination) ? pagination : null)

function recounted(envelope: Json, count: (told: number) => number): Json {
  const paging = pagingOf(envelope)
  if (paging === null) return envelope
  const { count: told } = paging
  return { ...envelope, pagination: { ...paging, count: count(Number(told)) } }
}

/** An answer's list is the answer itself, or the `list` of its envelope. */
function shortened(json: unknown, keep: number): unknown {
  if (Array.isArray(json)) return json.slice(0, keep)
  if (!isObject(json)) return json
  const { list } = json
  if (!Array.isArray(list)) return json
  const kept = list.slice(0, keep)
  return recounted({ ...json, list: kept }, () => kept.length)
}

/** Tickets in the order in which the answer lists them. */
function uuidless(json: unknown, which: 'first' | 'all'): unknown {
  let taken = 0
  return rebuilt(json, (value) => {
    if (!isObject(value) || !('uuid' in value) || (which === 'first' && taken > 0)) return value
    taken += 1
    return without(value, 'uuid')
  })
}

function spoiled(json: unknown, fault: Exclude<Spoiling, { kind: 'duplicate-keys' }>): unknown {
  switch (fault.kind) {
    case 'unknown-status':
      return isObject(json) ? { ...json, checkInStatus: fault.status } : json
    case 'numbers-as-strings':
      return rebuilt(json, otherKind)
    case 'page-repeats':
      return json
    case 'count-lies':
      return isObject(json) ? recounted(json, (told) => Math.max(0, told + fault.by)) : json
    case 'order-without-items':
      return itemless(json, fault.how)
    case 'tickets-without-uuid':
      return uuidless(json, fault.which)
    case 'dates-without-offset':
      return rebuilt(json, (value) => (typeof value === 'string' ? value.replace(OFFSET, '$1') : value))
    case 'short-list':
      return shortened(json, fault.keep)
  }
}

/** The true answer with the one thing wrong that `fault` makes wrong. */
export function spoil(answer: Answer, fault: Spoiling): Answer {
  if (!('json' in answer) || answer.status !== 200) return answer
  if (fault.kind !== 'duplicate-keys') return { ...answer, json: spoiled(answer.json, fault) }
  const { key, value, truth } = fault
  const lie = `${JSON.stringify(key)}:${JSON.stringify(value)}`
  return {
    status: answer.status,
    text: withKeyTwice(answer.json, key, (true_) =>
      truth === 'first' ? `${true_},${lie}` : `${lie},${true_}`,
    ),
    contentType: 'application/json;charset=UTF-8',
  }
}
