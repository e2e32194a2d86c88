import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { profileSchema } from '../../../electron/contract/profile.ts'
import { type Control, controls } from '../../../renderer/admin/settings/controls.ts'
import { sections } from '../../../renderer/admin/settings/sections.ts'
import { languageCodes, languages } from '../../../renderer/i18n/languages.ts'

const nodeSchema = z.looseObject({
  type: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  oneOf: z.array(z.unknown()).optional(),
})

/** Every leaf of the schema itself, read at run time: fields of rows and of each kind of environment as well. */
function leavesUnder(path: string, node: unknown): string[] {
  const { properties, items, oneOf } = nodeSchema.parse(node)
  const inner = Object.entries(properties ?? {}).flatMap(([name, child]) =>
    leavesUnder(path === '' ? name : `${path}.${name}`, child),
  )
  const rows = items === undefined ? [] : leavesUnder(path, items)
  const kinds = (oneOf ?? []).flatMap((kind) => leavesUnder(path, kind))
  return properties === undefined && oneOf === undefined ? [path, ...rows] : [...inner, ...rows, ...kinds]
}
const leaves = [...new Set(leavesUnder('', z.toJSONSchema(profileSchema, { io: 'input' })))]

/** Of a setting the leaves that somebody can edit with it. */
const editable = (path: string, control: Control): string[] => {
  switch (control.kind) {
    case 'rows':
      return [path, ...control.members.map(({ leaf }) => leaf)]
    case 'report':
      return control.members.map(({ leaf }) => leaf)
    case 'environment':
      return ['environment.kind', 'environment.number', 'environment.baseUrl']
    default:
      return [path]
  }
}

test('every leaf of the schema is there to be edited', () => {
  expect(leaves.length).toBeGreaterThan(70)
  const found = Object.entries(controls).flatMap(([path, control]) => editable(path, control))
  expect(found.toSorted()).toEqual(leaves.toSorted())
})

test('every setting stands in one section', () => {
  const placed = sections.flatMap(({ settings }) => settings)
  expect(placed.toSorted()).toEqual(Object.keys(controls).toSorted())
})

describe.each(languageCodes)('in %s', (code) => {
  const words: Readonly<Record<string, unknown>> = languages[code].catalogue
  test.each(leaves)('%s has a name and a word of help', (leaf) => {
    expect(words[`set.${leaf}`]).toMatch(/\p{L}{2}/u)
    expect(words[`set.${leaf}.help`]).toMatch(/\p{L}{2}.*[.?]$/u)
  })

  test('the help is in this language', () => {
    const english: Readonly<Record<string, unknown>> = languages.en.catalogue
    const same = leaves.filter((leaf) => words[`set.${leaf}.help`] === english[`set.${leaf}.help`])
    expect(same).toEqual(code === 'en' ? leaves : [])
  })
})
