import type { z } from 'zod'
import { say, sayingOf } from './sayings/say.ts'

type Issue = z.core.$ZodIssue

/** One field that is wrong: where it is (empty: the whole), and what is the matter, as a sentence of the closed set. */
export type FieldFault = { readonly path: string; readonly message: string }

/**
 * Every field that is wrong, in the order in which the schema found them. Nothing of zod's own words is in it.
 * @param input what the schema was given: a field that is not in it is missing, whatever else was asked of it
 */
export const fieldFaults = (error: z.ZodError, input: unknown): FieldFault[] =>
  error.issues.flatMap((issue) => {
    const at = issue.path.join('.')
    if (issue.code !== 'unrecognized_keys')
      return [{ path: at, message: isMissing(input, issue.path) ? say('field.missing') : faultWords(issue) }]
    return issue.keys.map((key) => ({
      path: at === '' ? key : `${at}.${key}`,
      message: say('field.unknown'),
    }))
  })

function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  const found = path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? Reflect.get(inner, step)
        : undefined,
    input,
  )
  return found === undefined
}

/** The longest path that is told: what somebody wrote for a name can be of any length. */
const PATH_MAX = 80
/** How many are told at once: the next come once these are mended. */
const TOLD_MAX = 5

/** Several faults in one line, to stand in another sentence. */
export const listFaults = (faults: readonly FieldFault[]): string =>
  faults
    .slice(0, TOLD_MAX)
    .map(({ path, message: what }) => {
      if (path === '') return what
      const field = path.length <= PATH_MAX ? path : `${path.slice(0, PATH_MAX - 1)}…`
      return say('field.at', { field, what })
    })
    .join('; ')

/** What is wrong with a field, by the kind of the fault, with its limits and choices. */
export function faultWords(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum))
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum))
    case 'invalid_type':
      return wrongType(issue.expected)
    case 'invalid_value':
      return say('field.one-of', { choices: issue.values.map(String).join(' · ') })
    case 'unrecognized_keys':
      return say('field.unknown')
    case 'invalid_key': {
      const [first] = issue.issues
      return first === undefined ? say('field.form') : faultWords(first)
    }
    case 'invalid_union':
      return own(issue) ?? wrongChoice(issue)
    case 'invalid_format':
      return own(issue) ?? wrongForm(issue.format)
    default:
      return own(issue) ?? say('field.misfit')
  }
}

/** What a schema says of a rule of its own: that, too, is a sentence of the closed set. */
const own = ({ message }: Issue): string | null => (sayingOf(message) === null ? null : message)

function tooSmall(origin: string, n: number): string {
  if (COUNTED.has(origin)) return say('field.too-low', { n })
  if (origin === 'string') return n === 1 ? say('field.empty') : say('field.too-short', { n })
  return n === 1 ? say('field.empty') : say('field.too-few', { n })
}

function tooBig(origin: string, n: number): string {
  if (COUNTED.has(origin)) return say('field.too-high', { n })
  return origin === 'string' ? say('field.too-long', { n }) : say('field.too-many', { n })
}

const COUNTED: ReadonlySet<string> = new Set(['number', 'int', 'bigint'])

function wrongType(expected: string): string {
  switch (expected) {
    case 'number':
      return say('field.number')
    case 'int':
      return say('field.whole')
    case 'string':
      return say('field.text')
    case 'boolean':
      return say('field.switch')
    case 'array':
      return say('field.list')
    case 'object':
    case 'record':
      return say('field.group')
    default:
      return say('field.misfit')
  }
}

/** A group of settings that comes in several kinds, and names none of them. */
function wrongChoice(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const options = 'options' in issue ? issue.options : undefined
  return Array.isArray(options) && options.length > 0
    ? say('field.one-of', { choices: options.map(String).join(' · ') })
    : say('field.misfit')
}

function wrongForm(format: string): string {
  switch (format) {
    case 'date':
      return say('field.day')
    case 'uuid':
      return say('field.id')
    default:
      return say('field.form')
  }
}
