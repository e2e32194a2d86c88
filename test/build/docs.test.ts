import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PROFILE_PAGE, profileFields, profilePage, profileWith } from '../../build/docs.ts'
import { profileSchema } from '../../electron/contract/profile.ts'

describe('docs/profile.md', () => {
  it('is what the schema says today; npm run docs writes it anew', () => {
    expect(readFileSync(PROFILE_PAGE, 'utf8')).toBe(profilePage())
  })

  it('says what every field does', () => {
    expect(profileFields().filter(({ schema }) => schema.description === undefined)).toEqual([])
  })

  it.each(profileFields().map(({ path, note }) => [path, note.example]))(
    'shows an example of %s that a device takes',
    (path, example) => {
      expect(profileSchema.safeParse(profileWith(path, example)).error).toBeUndefined()
    },
  )

  it('shows a whole profile that a device takes', () => {
    const [, json = ''] = /```json\n(.*?)```/s.exec(profilePage()) ?? []
    expect(profileSchema.safeParse(JSON.parse(json)).error).toBeUndefined()
  })
})
