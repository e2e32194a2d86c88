import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { VERSION } from '../../electron/contract/version.ts'

test('the version that support is told is the one that was packed', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  expect(VERSION).toBe(version)
})
