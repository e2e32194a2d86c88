import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { profileSchema } from '../electron/contract/profile.ts'
import { type FieldNote, fieldNotes } from './docs/profile-notes.ts'
import { root } from './setup/places.mjs'

/** Writes docs/profile.md from the profile's schema: npm run docs. A unit test holds the page to the schema. */

export const PROFILE_PAGE = join(root, 'docs', 'profile.md')

const kindSchema = z.object({
  properties: z.record(z.string(), z.looseObject({ const: z.string().optional() })),
  required: z.array(z.string()),
})

/** As much of a JSON schema as the profile needs. */
const fieldSchema = z.object({
  type: z.string().optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
  pattern: z.string().optional(),
  oneOf: z.array(kindSchema).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.union([z.boolean(), z.object({ enum: z.array(z.string()).optional() })]).optional(),
})
type FieldSchema = z.infer<typeof fieldSchema>

/** A node of the schema: a field, or a group of fields. */
const nodeSchema = z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() })

/** One setting of the profile. */
export type Field = { readonly path: string; readonly schema: FieldSchema; readonly note: FieldNote }

const MINUTE_MS = 60_000
const PAGE_HEAD = `# The device profile

The profile says how one device behaves at its entrance: where ACME is, what is admitted, how long a scan waits. It is one JSON
file. **Every field has a default**, so a profile holds only what differs; \`{}\` is a device on the practice venue.

The headless lane reads it: \`npm run -s lane -- --profile FILE …\` ([lane.md](lane.md)). Options on the command line
override it. In the window an admin edits it under *Settings*, field by field, with the changes listed before they are applied;
exports and imports it there, with the key sealed by a passphrase or without it; and a [provisioning file](provisioning.md) brings
it to many devices. Practice has settings of its own, which stay as they are.

A profile for a turnstile at a sandbox:

\`\`\`json
{
  "environment": { "kind": "sandbox", "number": 7 },
  "tenantId": "447",
  "terminalId": "NORTH-TURNSTILE-1",
  "timeZone": "Europe/Madrid",
  "budgetMs": 800
}
\`\`\`

No secrets belong in it: the API key has a file of its own. A field that does not exist, or a value out of bounds, is refused by
name and the lane does not start. A misspelt setting is never ignored:

\`\`\`text
The profile gate.json (with the options) does not fit:
  admit.evnts: there is no such setting
  budgetMs: Too small: expected number to be >=50
\`\`\`

This page is written by \`npm run docs\` from \`electron/contract/profile.ts\`. Do not edit it by hand.
`

/** Every field of the profile, in the schema's order. @throws where a field has no note, or a note no field. */
export function profileFields(): Field[] {
  const paths = fieldsUnder('', z.toJSONSchema(profileSchema, { io: 'input' }))
  const stale = Object.keys(fieldNotes).filter((path) => !paths.some(([known]) => known === path))
  if (stale.length > 0) throw new Error(`build/docs/profile-notes.ts tells of no field: ${stale.join(', ')}`)
  return paths.map(([path, schema]) => {
    const note = fieldNotes[path]
    if (note === undefined) throw new Error(`build/docs/profile-notes.ts has no note on ${path}`)
    const untold = choicesOf(schema).filter((choice) => note.choices?.[choice] === undefined)
    if (untold.length > 0) throw new Error(`${path}: nothing is said of ${untold.join(', ')}`)
    return { path, schema, note }
  })
}

/** The profile that sets one field alone. */
export function profileWith(path: string, value: unknown): unknown {
  return path.split('.').reduceRight((inner, name) => ({ [name]: inner }), value)
}

/** docs/profile.md as it has to be. */
export function profilePage(): string {
  const fields = profileFields()
  const rows = fields.map(({ path, schema }) => {
    const what = firstSentence(schema.description ?? '')
    return `| [\`${path}\`](#${path.toLowerCase().replaceAll('.', '')}) | ${what} | ${defaultOf(path, schema)} |`
  })
  return [
    PAGE_HEAD,
    ['## All fields', '', '| Field | What it does | Default |', '|---|---|---|', ...rows, ''].join('\n'),
    ...fields.map(sectionOf),
  ].join('\n')
}

function fieldsUnder(path: string, node: unknown): [string, FieldSchema][] {
  const { properties } = nodeSchema.parse(node)
  // A group with a note of its own is one setting: its fields make sense together alone.
  if (properties === undefined || fieldNotes[path] !== undefined) return [[path, fieldSchema.parse(node)]]
  return Object.entries(properties).flatMap(([name, inner]) =>
    fieldsUnder(path === '' ? name : `${path}.${name}`, inner),
  )
}

function sectionOf({ path, schema, note }: Field): string {
  const bounds = boundsOf(path, schema)
  const unit = unitOf(path)
  const choices = choicesOf(schema)
  const facts = [
    ...(unit === null ? [] : [`- Unit: ${unit}`]),
    `- Default: ${defaultOf(path, schema)}`,
    ...(bounds === '' ? [] : [`- Bounds: ${bounds}`]),
    ...(note.option === undefined ? [] : [`- The lane’s \`${note.option}\` overrides it.`]),
    `- Example: \`${JSON.stringify(profileWith(path, note.example))}\``,
  ]
  return [
    `## \`${path}\``,
    '',
    [schema.description ?? '', note.more ?? ''].join(' ').trim(),
    '',
    ...(choices.length === 0 ? [] : [...choiceTable(schema, note, choices), '']),
    ...(schema.properties === undefined ? [] : [...memberTable(path, schema), '']),
    ...facts,
    '',
  ].join('\n')
}

/** What the fields of one setting are for. */
function memberTable(path: string, schema: FieldSchema): string[] {
  const rowsOf = (prefix: string, { properties, required }: FieldSchema): string[] =>
    Object.entries(properties ?? {}).flatMap(([name, node]) => {
      const inner = fieldSchema.parse(node)
      if (inner.properties !== undefined) return rowsOf(`${prefix}${name}.`, inner)
      const given = required?.includes(name) ? 'needed' : defaultOf(`${path}.${name}`, inner)
      return [`| \`${prefix}${name}\` | ${inner.description ?? ''} | ${given} |`]
    })
  return ['| Field | What it says | Default |', '|---|---|---|', ...rowsOf('', schema)]
}

function choiceTable(schema: FieldSchema, note: FieldNote, choices: readonly string[]): string[] {
  const kinds = schema.oneOf
  if (kinds !== undefined) {
    const rows = kinds.map((kind) => {
      const name = kind.properties['kind']?.const ?? ''
      return `| \`${name}\` | ${settingsOf(kind)} | ${note.choices?.[name]} |`
    })
    return ['| `kind` | Further fields | Meaning |', '|---|---|---|', ...rows]
  }
  const rows = choices.map((choice) => `| \`${choice}\` | ${note.choices?.[choice]} |`)
  return ['| Value | Meaning |', '|---|---|', ...rows]
}

function settingsOf({ properties, required }: z.infer<typeof kindSchema>): string {
  return Object.keys(properties)
    .filter((name) => name !== 'kind')
    .map((name) => `\`${name}\` (${required.includes(name) ? 'needed' : 'optional'})`)
    .join(', ')
}

function choicesOf({ enum: choices, oneOf, additionalProperties }: FieldSchema): readonly string[] {
  if (oneOf !== undefined) return oneOf.flatMap(({ properties }) => properties['kind']?.const ?? [])
  if (typeof additionalProperties === 'object') return additionalProperties.enum ?? []
  return choices ?? []
}

function unitOf(path: string): string | null {
  if (path.endsWith('Ms')) return 'milliseconds'
  return path.endsWith('PerMinute') ? 'calls a minute' : null
}

function defaultOf(path: string, { default: value }: FieldSchema): string {
  // Computed where it runs: the one written here would be that of whoever wrote the page.
  if (path === 'timeZone') return 'the zone of this computer'
  if (value === undefined) return 'none'
  return `\`${JSON.stringify(value)}\`${spanOf(path, value)}`
}

function boundsOf(path: string, schema: FieldSchema): string {
  const { minimum, maximum, minLength, maxLength, maxItems, pattern } = schema
  const told = schema.type === 'string' && schema.enum === undefined ? complaintOf(path) : null
  const parts = [
    ...(minimum === undefined ? [] : [`at least ${minimum}${spanOf(path, minimum)}`]),
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER
      ? []
      : [`at most ${maximum}${spanOf(path, maximum)}`]),
    ...(minLength === undefined && maxLength === undefined
      ? []
      : [
          minLength === undefined
            ? `at most ${maxLength} characters`
            : `${minLength} to ${maxLength} characters`,
        ]),
    ...(maxItems === undefined ? [] : [`at most ${maxItems} of them`]),
    ...(told === null ? [] : [told]),
    ...(pattern === undefined ? [] : [`\`${pattern}\``]),
    ...(path === 'environment' ? [`\`baseUrl\` ${complaintOf('environment')}`, sandboxBounds()] : []),
    ...(path === 'checkInStatus' ? ['each key is an integer in quotes'] : []),
  ]
  return parts.join('; ')
}

/** What the schema itself says to a text that is nothing: the rules that are code, in its own words. */
function complaintOf(path: string): string | null {
  const nothing = '\u0000'
  const value = path === 'environment' ? { kind: 'custom', baseUrl: nothing } : nothing
  const parsed = profileSchema.safeParse(profileWith(path, value))
  return parsed.error?.issues[0]?.message ?? null
}

function sandboxBounds(): string {
  const sandbox = (number: number) =>
    profileSchema.safeParse({ environment: { kind: 'sandbox', number } }).success
  const fitting = Array.from({ length: 1_000 }, (_, number) => number).filter(sandbox)
  return `\`number\` ${fitting.at(0)} to ${fitting.at(-1)}`
}

/** Milliseconds as a person says them. */
function spanOf(path: string, value: unknown): string {
  if (!path.endsWith('Ms') || typeof value !== 'number' || value < 1_000) return ''
  if (value < MINUTE_MS) return ` (${value / 1_000} s)`
  if (value < 60 * MINUTE_MS) return ` (${value / MINUTE_MS} min)`
  return ` (${value / (60 * MINUTE_MS)} h)`
}

function firstSentence(text: string): string {
  return /^.*?[.?](?= |$)/.exec(text)?.[0] ?? text
}

if (import.meta.main) writeFileSync(PROFILE_PAGE, profilePage())
