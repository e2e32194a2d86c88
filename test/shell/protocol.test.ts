import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../electron/shell/csp.ts'
import { answer, listBuiltFiles } from '../../electron/shell/protocol.ts'
import { sharedFolder } from '../temp-folder.ts'

function builtFolder(): string {
  const folder = sharedFolder()
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.json'), '{"not":"ours"}')
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'renderer', 'assets', 'main.js'), '1')
  writeFileSync(join(folder, 'renderer', 'assets', 'main.js.map'), '{}')
  writeFileSync(join(folder, 'renderer', 'assets', 'grün 1.svg'), '<svg/>')
  return join(folder, 'renderer')
}

const get = (entries: ReturnType<typeof listBuiltFiles>, url: string, method = 'GET') =>
  answer(entries, { method, url })

describe('our protocol', () => {
  const entries = listBuiltFiles(builtFolder())

  it.each([
    ['portcullis://app/index.html', 'text/html; charset=utf-8'],
    ['portcullis://app/assets/main.js?v=1#x', 'text/javascript; charset=utf-8'],
    ['portcullis://app/assets/gr%C3%BCn%201.svg', 'image/svg+xml'],
    ['portcullis://app/stopped.html', 'text/html; charset=utf-8'],
  ])('answers a built file with its type: %s', async (url, type) => {
    const response = await get(entries, url)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect((await response.text()).length).toBeGreaterThan(0)
  })

  it.each([
    'portcullis://app/',
    'portcullis://app/nothing.html',
    'portcullis://app/../secret.json',
    'portcullis://app/%2e%2e/secret.json',
    'portcullis://app/..%2fsecret.json',
    'portcullis://app/assets/..%5c..%5csecret.json',
    'portcullis://app//etc/passwd',
    'portcullis://app/assets/main.js.map',
    'portcullis://other/index.html',
    'https://app/index.html',
    'not an address',
  ])('has nothing else: %s', async (url) => {
    expect((await get(entries, url)).status).toBe(404)
  })

  it('is read only', async () => {
    expect((await get(entries, 'portcullis://app/index.html', 'POST')).status).toBe(405)
  })

  it.each([
    ['portcullis://app/index.html', 'GET'],
    ['portcullis://app/nothing', 'GET'],
    ['portcullis://app/index.html', 'PUT'],
    ['https://elsewhere/', 'GET'],
  ])('guards every answer, refusals too: %s %s', async (url, method) => {
    const { headers } = await get(entries, url, method)
    expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-type')).toBeTruthy()
  })
})

describe('the content security policy', () => {
  it('is the one that was decided', () => {
    expect(contentSecurityPolicy).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
        "media-src 'self' blob: mediastream:; font-src 'self'; worker-src 'self' blob:; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
    )
  })
})
