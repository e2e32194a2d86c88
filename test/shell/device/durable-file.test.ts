import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writeDurably } from '../../../electron/shell/device/durable-file.ts'
import { tempFolder } from '../../temp-folder.ts'

const ROOM = new URL('../../../electron/shell/device/durable-file.ts', import.meta.url).href
const WRITE = `
  const { writeDurably } = await import(${JSON.stringify(ROOM)})
  const [file, text] = process.argv.slice(-2)
  try {
    writeDurably(file, text)
    console.log('written')
  } catch (error) {
    console.log(error.code)
  }`

/** Writes in a process of its own whose files may have 512 bytes: what is more gets there in part, as on a disk that is full. */
function writeWithoutRoom(file: string, text: string): string {
  const node = [process.execPath, '--input-type=module', '--eval', WRITE, file, text]
  return spawnSync('sh', ['-c', 'ulimit -f 1; exec "$@"', 'sh', ...node], { encoding: 'utf8' }).stdout.trim()
}

it('a file is replaced as a whole, for this user’s eyes alone', () => {
  const file = join(tempFolder(), 'deep', 'secret.json')
  writeDurably(file, 'one')
  writeDurably(file, 'two')
  expect(readFileSync(file, 'utf8')).toBe('two')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(file, '..'))).toEqual(['secret.json'])
})

it('a file stays as it is where there is no room for all of the next, and no piece of that is left', () => {
  const folder = tempFolder()
  const file = join(folder, 'secret.json')
  writeDurably(file, 'the one before')
  expect(writeWithoutRoom(file, 'x'.repeat(2_000))).toMatch(/^(EFBIG|ENOSPC)$/)
  expect(readFileSync(file, 'utf8')).toBe('the one before')
  expect(readdirSync(folder)).toEqual(['secret.json'])
  expect(writeWithoutRoom(file, 'x'.repeat(100))).toBe('written')
  expect(readFileSync(file, 'utf8')).toBe('x'.repeat(100))
})
