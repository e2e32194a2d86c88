import { chmodSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import { tempFolder } from '../../temp-folder.ts'
import { checkIns, sample, venue } from '../at-the-gate.ts'
import { selfSigned } from '../ticketing/certificates.ts'
import { connectProxy, httpsServer } from '../ticketing/servers.ts'
import { laneAt, startLane } from './lane-process.ts'

/** A file of this folder, as its owner alone may read it unless said otherwise. */
function fileIn(folder: string, name: string, text: string, mode = 0o600): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}

/** The options of a lane without its key. */
function keyless(at: PracticeVenue, folder: string): string[] {
  const args = laneAt(at, folder)
  const key = args.indexOf('--api-key-file')
  return args.toSpliced(key, 2)
}

describe('a key that changes', () => {
  it('is read anew on command, and what waited goes up', async () => {
    const at = await venue()
    const folder = tempFolder()
    const lane = startLane(laneAt(at, folder))
    await lane.next()
    await lane.ask('{"do":"sync"}')
    at.change({ do: 'rotate-key' })
    const guest = sample(at, 'good')
    expect(await lane.ask(guest)).toMatchObject({ class: 'admit', source: 'cache' })
    expect(await lane.ask('{"do":"status"}')).toMatchObject({
      link: { state: 'refused', why: expect.stringContaining('ACME does not accept the API key') },
    })

    fileIn(folder, 'api.key', 'two words')
    expect(await lane.ask('{"do":"reload-key"}')).toMatchObject({
      type: 'error',
      code: 'bad-request',
      message: expect.stringMatching(/api\.key does not hold an API key: .*without blanks in it\.$/),
    })
    fileIn(folder, 'api.key', `${at.apiKey}\r\n`)
    expect(await lane.ask('{"do":"reload-key"}')).toMatchObject({
      type: 'key-reloaded',
      link: { state: 'online' },
      outbox: { conflict: 0 },
    })
    await lane.ask('{"do":"drain"}')
    expect(checkIns(at, guest)).toBe(1)
    expect(await lane.end()).toBe(0)
    expect(JSON.stringify(lane.lines) + lane.errors()).not.toContain(at.apiKey)
  })

  it('is read anew to the end also where that is the last command', async () => {
    const at = await venue()
    const folder = tempFolder()
    const args = laneAt(at, folder)
    const lane = startLane([...args, '--api-key-file', fileIn(folder, 'wrong.key', 'wrong')])
    expect(await lane.next()).toMatchObject({ link: { state: 'refused' } })
    fileIn(folder, 'wrong.key', at.apiKey)
    lane.say('{"do":"reload-key"}\n')
    expect(await lane.end()).toBe(0)
    expect(lane.lines.at(-1)).toMatchObject({ type: 'key-reloaded', link: { state: 'online' } })
  })

  it('is no business of a practice venue of the lane’s own', async () => {
    const lane = startLane(['--data', join(tempFolder(), 'data')])
    await lane.next()
    expect(await lane.ask('{"do":"reload-key"}')).toMatchObject({ type: 'error', code: 'bad-request' })
    expect(await lane.end()).toBe(0)
  })
})

describe('--session-file', () => {
  it('lets a lane in at a sandbox', async () => {
    const at = await venue()
    const folder = tempFolder()
    const { userName, password } = at.logins
    const login = JSON.stringify({ userName, password, tenantId: at.tenantId })
    const lane = startLane([...keyless(at, folder), '--session-file', fileIn(folder, 'login.json', login)])
    expect(await lane.next()).toMatchObject({ type: 'ready', link: { state: 'online' } })
    expect(await lane.ask(sample(at, 'good'))).toMatchObject({ class: 'admit', source: 'acme' })
    expect(await lane.ask('{"do":"reload-key"}')).toMatchObject({ type: 'key-reloaded' })
    expect(await lane.end()).toBe(0)
    expect(JSON.stringify(lane.lines) + lane.errors()).not.toContain(password)
  })

  it('is refused in production and where it does not fit, with the reason, and its password told to nobody', async () => {
    const at = await venue()
    const folder = tempFolder()
    const args = keyless(at, folder)
    const login = (text: string, mode?: number): string[] => [
      '--session-file',
      fileIn(folder, `${Math.random()}.json`, text, mode),
    ]
    const good = JSON.stringify({ email: at.logins.email, password: at.logins.password })
    const production = fileIn(
      folder,
      'production.json',
      JSON.stringify({ environment: { kind: 'production', baseUrl: at.baseUrl } }),
    )
    const url = args.indexOf('--base-url')
    const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
      [
        'production',
        [...args.toSpliced(url, 2), ...login(good), '--profile', production],
        /sandboxes alone.*not allow them in production/,
      ],
      [
        'elsewhere',
        [...args, ...login(good), '--base-url', 'https://acme.venue.example'],
        /does not look like one/,
      ],
      ['a key as well', [...laneAt(at, folder), ...login(good)], /not both/],
      [
        'others can read it',
        [...args, ...login(good, 0o644)],
        /sandbox login but others can read it.*chmod 600/,
      ],
      ['no JSON', [...args, ...login('{"password":"open-Sesame')], /does not hold a sandbox login/],
      ['no password', [...args, ...login('{"email":"a@b.example"}')], /does not hold a sandbox login/],
      [
        'a key in it',
        [...args, ...login('{"kind":"api-key","key":"open-Sesame"}')],
        /does not hold a sandbox/,
      ],
    ]
    for (const [name, options, said] of cases) {
      const lane = startLane(options)
      expect({ name, code: await lane.end() }).toEqual({ name, code: 2 })
      expect({ name, lines: lane.lines }).toMatchObject({
        name,
        lines: [{ type: 'error', code: 'options', message: expect.stringMatching(said) }],
      })
      expect(lane.errors()).not.toMatch(/\n\s+at |Sesame/)
      expect(lane.errors()).not.toContain(at.logins.password)
    }
    expect(at.calls()).toEqual([])
  })
})

describe('--ca-file and --proxy', () => {
  it('lead to a venue behind TLS of its own, through a proxy', async () => {
    const at = await venue()
    const certificate = selfSigned()
    // The venue speaks no TLS: this stands before it.
    const url = await httpsServer(certificate, (request, response) => {
      const { method, headers } = request
      const onward = httpRequest(`${at.baseUrl}${request.url}`, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(response)
      })
      request.pipe(onward)
    })
    const proxy = await connectProxy()
    const folder = tempFolder()
    const ca = fileIn(folder, 'ca.pem', certificate.cert, 0o644)
    const args = [...laneAt(at, folder), '--base-url', url]
    const lane = startLane([...args, '--ca-file', ca, '--proxy', proxy.url])
    expect(await lane.next()).toMatchObject({ link: { state: 'online' } })
    expect(await lane.ask(sample(at, 'good'))).toMatchObject({ class: 'admit', source: 'acme' })
    expect(await lane.end()).toBe(0)
    expect(proxy.targets.length).toBeGreaterThan(0)
    expect(proxy.seen()).not.toContain(at.apiKey)

    const wary = startLane([...args, '--proxy', proxy.url])
    expect(await wary.next()).toMatchObject({
      link: { state: 'offline', why: expect.stringContaining('certificate is not trusted') },
    })
    expect(await wary.end()).toBe(0)
  })

  it('are refused with the reason where they do not fit', async () => {
    const at = await venue()
    const folder = tempFolder()
    const args = laneAt(at, folder)
    const damaged = selfSigned().cert.replace(/\n[A-Za-z0-9+/]{20}/, '\nAAAAAAAAAAAAAAAAAAAA')
    const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
      [
        'a proxy with a login',
        ['--proxy', 'http://me:Sesame@proxy:3128'],
        /network\.proxy: must not carry a user/,
      ],
      ['a proxy that is none', ['--proxy', 'proxy:3128'], /network\.proxy: must be http/],
      [
        'a CA file that is not there',
        ['--ca-file', join(folder, 'none.pem')],
        /The CA file .* cannot be read/,
      ],
      [
        'a CA file that is none',
        ['--ca-file', fileIn(folder, 'no.pem', 'Sesame')],
        /network\.extraCa: must be PEM/,
      ],
      [
        'a CA that is damaged',
        ['--ca-file', fileIn(folder, 'bad.pem', damaged)],
        /certificate 1 of it is damaged/,
      ],
    ]
    for (const [name, options, said] of cases) {
      const lane = startLane([...args, ...options])
      expect({ name, code: await lane.end() }).toEqual({ name, code: 2 })
      expect({ name, lines: lane.lines }).toMatchObject({
        name,
        lines: [{ type: 'error', code: 'options', message: expect.stringMatching(said) }],
      })
      expect(lane.errors()).not.toMatch(/\n\s+at |Sesame/)
    }
  })
})
