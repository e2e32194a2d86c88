import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { saveRequestSchema } from '../../electron/contract/save.ts'
import { makeSave } from '../../electron/shell/save-file.ts'
import { tempFolder } from '../temp-folder.ts'

const pdf = async () => Buffer.from('%PDF-')

test('writes a text, or the page, where the person says, for this user alone', async () => {
  const folder = tempFolder()
  const save = makeSave({ pdf, choose: async (name) => join(folder, `my-${name}`) })
  expect(await save({ kind: 'text', name: 'log.csv', text: 'a,b' })).toEqual({
    kind: 'saved',
    name: 'my-log.csv',
  })
  expect(await save({ kind: 'page', name: 'report.pdf' })).toMatchObject({ kind: 'saved' })
  expect(readFileSync(join(folder, 'my-log.csv'), 'utf8')).toBe('a,b')
  expect(readFileSync(join(folder, 'my-report.pdf'), 'utf8')).toBe('%PDF-')
  if (process.platform !== 'win32') {
    expect(statSync(join(folder, 'my-log.csv')).mode & 0o777).toBe(0o600)
  }
})

test('says that it was not done, and never where it was to be', async () => {
  const at = (file: string | null) => makeSave({ pdf, choose: async () => file })
  const request = { kind: 'text', name: 'log.csv', text: 'a,b' } as const
  expect(await at(null)(request)).toEqual({ kind: 'cancelled' })
  const failed = await at(join(tempFolder(), 'not-there', 'log.csv'))(request)
  expect(failed).toMatchObject({ kind: 'failed', message: expect.stringContaining('another folder') })
  expect(JSON.stringify(failed)).not.toContain('not-there')
})

test.each(['../log.csv', '/etc/log', 'a b', '', 'log\u0000.csv', 'x'.repeat(121)])(
  'takes no name like %j',
  (name) => {
    expect(saveRequestSchema.safeParse({ kind: 'page', name }).success).toBe(false)
  },
)
