import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { Protocol, Session } from 'electron'
import { contentSecurityPolicy } from './csp.ts'
import { isOurs, SCHEME } from './origin.ts'
import { stoppedPage, stoppedStyle } from './stopped-page.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
}

/** A path of our protocol and what it answers. */
type Entry = { readonly type: string; readonly body: () => Promise<BodyInit> }

/** Must run before Electron is ready: a standard, secure scheme gives the page an origin and a usable CSP. */
export function registerScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/**
 * Answers the page's requests from the files that were built, and nothing else: the list is fixed when the program
 * starts, so no spelling of a path can reach another file. Files of unknown kind are left out.
 */
export function serveBuiltFiles(session: Session, folder: string): void {
  const entries = listBuiltFiles(folder)
  session.protocol.handle(SCHEME, (request) => answer(entries, request))
}

/** Every built file under `folder` by its URL path, `/stopped.html` beside them. */
export function listBuiltFiles(folder: string): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const file of filesUnder(folder)) {
    const type = TYPES[extname(file)]
    if (type === undefined) continue
    const path = `/${relative(folder, file).split(sep).map(encodeURIComponent).join('/')}`
    entries.set(path, { type, body: async () => new Uint8Array(await readFile(file)) })
  }
  entries.set('/stopped.html', { type: 'text/html; charset=utf-8', body: async () => stoppedPage })
  entries.set('/stopped.css', { type: 'text/css; charset=utf-8', body: async () => stoppedStyle })
  return entries
}

/** One answer; every one of them, a refusal too, carries the policy, a type and `nosniff`. */
export async function answer(
  entries: ReadonlyMap<string, Entry>,
  request: Pick<Request, 'method' | 'url'>,
): Promise<Response> {
  const headers = (type: string) => ({
    'content-type': type,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-cache',
  })
  const refuse = (status: number) =>
    new Response(null, { status, headers: headers('text/plain; charset=utf-8') })

  if (!isOurs(request.url)) return refuse(404)
  if (request.method !== 'GET') return refuse(405)
  const entry = entries.get(new URL(request.url).pathname)
  if (!entry) return refuse(404)
  return new Response(await entry.body(), { status: 200, headers: headers(entry.type) })
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) =>
    item.isDirectory() ? filesUnder(join(folder, item.name)) : [join(folder, item.name)],
  )
}
