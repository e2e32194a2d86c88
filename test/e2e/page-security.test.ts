import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../electron/shell/csp.ts'
import { PAGE_URL } from '../../electron/shell/origin.ts'
import { launchGate, type OpenGate } from './harness/gate.ts'
import { startOn } from './harness/second-start.ts'

let gate: OpenGate
/** Counts who reaches it: nobody may. */
let visits = 0
const bait = createServer((_request, response) => {
  visits += 1
  response
    .writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' })
    .end('<h1>bait</h1>')
})
let baitUrl = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => bait.listen(0, '127.0.0.1', resolve))
  const address = bait.address()
  baitUrl = `http://127.0.0.1:${typeof address === 'string' || address === null ? 0 : address.port}/`
  gate = await launchGate()
})
afterAll(async () => {
  await gate?.close()
  bait.close()
})

describe('an answer of our protocol', () => {
  it.each(['/index.html', '/stopped.html', '/no-such-file', '/../../etc/passwd', '/%2e%2e/package.json'])(
    'carries the policy, a type and nosniff: %s',
    async (path) => {
      const headers = await gate.page.evaluate(async (url) => {
        const response = await fetch(url)
        return { status: response.status, ...Object.fromEntries(response.headers) }
      }, path)
      expect(headers).toMatchObject({
        status: path === '/index.html' || path === '/stopped.html' ? 200 : 404,
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'content-type': expect.stringMatching(/^text\/(html|plain)/),
      })
    },
  )
})

describe('the page', () => {
  it('has nothing of Node', async () => {
    const types = await gate.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in globalThis),
    )
    expect(types).toEqual([])
  })

  it('reaches named functions of the bridge and nothing else', async () => {
    const bridge = await gate.page.evaluate(() =>
      Object.entries(window.portcullis ?? {}).map(([name, value]) => `${name}: ${typeof value}`),
    )
    expect(bridge.sort()).toEqual(
      [
        ...['about', 'acknowledge', 'admitFound', 'audit', 'calibrate', 'calls', 'changePost', 'changeStaff'],
        ...['doctor', 'drain', 'events', 'history', 'inspect', 'kiosk', 'lock', 'onEvent', 'onSupervision'],
        ...['order', 'outbox', 'override', 'pace', 'recent', 'recover', 'report', 'retry', 'samples'],
        ...['scan', 'scanner', 'search', 'session', 'setScanner', 'staff', 'status', 'sync'],
        ...['undo', 'unlock', 'verifyAudit'],
        // What the shell does on an admin's word.
        ...['permit', 'applyProfile', 'device', 'exportProfile', 'forgetKey', 'importProfile', 'keepSetUp'],
        ...['openBook', 'previewProfile', 'protect', 'setKey', 'unlockSecrets'],
        // Records of shifts.
        ...['exportRecords', 'scanLog', 'shiftReport', 'diagnosis', 'readiness', 'testScan', 'save', 'scene'],
      ]
        .map((name) => `${name}: function`)
        .sort(),
    )
  })

  it('cannot replace what the preload gave it', async () => {
    const replaced = await gate.page.evaluate(() => {
      try {
        Object.assign(window.portcullis ?? {}, { scan: () => 'mine' })
      } catch {
        return false
      }
      return String(window.portcullis?.scan).includes('mine')
    })
    expect(replaced).toBe(false)
  })

  it('runs with Chromium’s sandbox on', async () => {
    expect(gate.launch.sandboxed).toBe(true)
    expect(await gate.app.evaluate(({ app }) => app.commandLine.hasSwitch('no-sandbox'))).toBe(false)
    const processes = await gate.app.evaluate(({ app }) => app.getAppMetrics())
    const page = processes.find(({ type }) => type === 'Tab')
    // Known where the system can tell; Linux cannot.
    expect(page?.sandboxed).not.toBe(false)
  })

  it.each([
    [
      'eval',
      () =>
        // In a task of the page's own: what the test driver runs itself is exempt from the policy.
        new Promise((resolve, reject) => {
          setTimeout(() => {
            try {
              resolve(`ran: ${new Function('return 1')()}`)
            } catch (error) {
              reject(error)
            }
          })
        }),
    ],
    [
      'an inline script',
      () => {
        const script = document.createElement('script')
        script.textContent = 'document.documentElement.dataset.injected = "yes"'
        document.body.append(script)
        if (document.documentElement.dataset['injected'] !== 'yes') throw new Error('refused')
        return 'ran'
      },
    ],
    [
      'an inline handler',
      () => {
        document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.injected = 1">')
        document.body.lastElementChild?.dispatchEvent(new Event('error'))
        if (!('injected' in window)) throw new Error('refused')
        return 'ran'
      },
    ],
  ])('runs no code but its own: %s', async (_name, attempt) => {
    await expect(gate.page.evaluate(attempt)).rejects.toThrow()
  })

  it('downloads nothing, not even what it made itself: that would show a dialog of the system', async () => {
    const refused = gate.app.evaluate(
      ({ session }) =>
        new Promise<boolean>((resolve) =>
          // Heard after the shell's own listener.
          session.defaultSession.once('will-download', (event, item) => {
            resolve(event.defaultPrevented)
            item.cancel()
          }),
        ),
    )
    // Answered after the listener is there.
    await gate.app.evaluate(() => null)
    await gate.page.evaluate(() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['a,b'], { type: 'text/csv' }))
      link.download = 'list.csv'
      link.click()
    })
    expect(await refused).toBe(true)
  })

  it.each([
    ['fetch', (url: string) => fetch(url).then(() => {})],
    ['fetch without reading', (url: string) => fetch(url, { mode: 'no-cors' }).then(() => {})],
    ['a beacon', async (url: string) => void navigator.sendBeacon(url, 'x')],
    [
      'XMLHttpRequest',
      async (url: string) => {
        const request = new XMLHttpRequest()
        request.open('GET', url)
        request.send()
      },
    ],
    ['a socket', async (url: string) => void new WebSocket(url.replace('http', 'ws'))],
    ['an event stream', async (url: string) => void new EventSource(url)],
  ])('has no network: %s', async (_name, attempt) => {
    await gate.page.evaluate(attempt, baitUrl).catch(() => {})
    await expectNoVisit()
  })

  it.each(['img', 'script', 'iframe', 'audio', 'embed', 'object', 'link'])(
    'has no network: an element %s',
    async (tag) => {
      await gate.page.evaluate(
        ([name, url]) => {
          const element = document.createElement(name)
          for (const attribute of ['src', 'href', 'data']) element.setAttribute(attribute, url)
          element.setAttribute('rel', 'stylesheet')
          document.body.append(element)
        },
        [tag, baitUrl] as const,
      )
      await expectNoVisit()
    },
  )

  it('is refused every permission but the camera, asked or looked up', async () => {
    const states = await gate.page.evaluate(async () => {
      const lookedUp = await Promise.all(
        (['notifications', 'geolocation', 'microphone', 'midi'] as const).map(async (name) => {
          const { state } = await navigator.permissions.query({ name })
          return state
        }),
      )
      const ask = (what: MediaStreamConstraints) =>
        navigator.mediaDevices.getUserMedia(what).then(
          () => 'given',
          (error: unknown) => (error instanceof DOMException ? error.name : String(error)),
        )
      return {
        lookedUp: [...new Set(lookedUp)],
        asked: await Notification.requestPermission(),
        // There is none in this computer: allowed, and not found.
        camera: await ask({ video: true }),
        both: await ask({ video: true, audio: true }),
        microphone: await ask({ audio: true }),
      }
    })
    expect(states).toEqual({
      lookedUp: ['denied'],
      asked: 'denied',
      camera: 'NotFoundError',
      both: 'NotFoundError',
      microphone: expect.stringMatching(/Error$/),
    })
  })
})

describe('the window', () => {
  it.each([
    [
      'location.href',
      (url: string) => {
        location.href = url
      },
    ],
    ['location.assign', (url: string) => location.assign(url)],
    ['location.replace', (url: string) => location.replace(url)],
    [
      'a link',
      (url: string) => {
        const link = document.createElement('a')
        link.href = url
        document.body.append(link)
        link.click()
      },
    ],
    [
      'a form',
      (url: string) => {
        const form = document.createElement('form')
        form.action = url
        document.body.append(form)
        form.submit()
      },
    ],
    [
      'a refreshing meta',
      (url: string) => {
        const meta = document.createElement('meta')
        meta.httpEquiv = 'refresh'
        meta.content = `0;url=${url}`
        document.head.append(meta)
      },
    ],
  ])('stays on its page: %s', async (_name, attempt) => {
    const addresses = [
      baitUrl,
      'https://portcullis.example/',
      'file:///etc/passwd',
      'data:text/html,<h1>x</h1>',
      'javascript:document.title="taken"',
      'portcullis://app/stopped.html',
      'portcullis://app.evil/index.html',
      'portcullis://app@evil/index.html',
    ]
    for (const address of addresses) await gate.page.evaluate(attempt, address).catch(() => {})
    await expectNoVisit()
    await expect.poll(() => gate.page.url()).toBe(PAGE_URL)
    expect(await gate.page.title()).not.toBe('taken')
    const bridge = () => gate.page.evaluate(() => typeof window.portcullis).catch(() => 'on its way')
    await expect.poll(bridge).toBe('object')
  })

  it('comes back from the one address that nobody can deny', async () => {
    await gate.page.evaluate(() => location.assign('about:blank')).catch(() => {})
    await expect.poll(() => gate.shellLog()).toContain('the page was left for an empty one')
    const bridge = () => gate.page.evaluate(() => typeof window.portcullis?.scan).catch(() => 'on its way')
    await expect.poll(bridge).toBe('function')
    await expect.poll(() => gate.page.url()).toBe(PAGE_URL)
  })

  it('opens no other: window.open, targets', async () => {
    await gate.page.evaluate((url) => {
      for (const address of [url, 'about:blank', location.href]) {
        window.open(address)
        if (address !== 'about:blank') window.open(address, '_top')
        const link = document.createElement('a')
        link.href = address
        link.target = '_blank'
        document.body.append(link)
        link.click()
      }
    }, baitUrl)
    await expectNoVisit()
    expect(gate.app.windows()).toHaveLength(1)
    await expect.poll(() => gate.page.url()).toBe(PAGE_URL)
  })

  it('is the only one: a second start brings it to the front and ends', async () => {
    const isVisible = () =>
      gate.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.isVisible()),
      )
    await gate.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    await expect.poll(isVisible).toEqual([false])
    const second = await startOn(gate.launch, gate.dataDir)
    expect(second.output).toContain('open already')
    expect(second.code).toBe(0)
    expect(gate.app.windows()).toHaveLength(1)
    await expect.poll(isVisible).toEqual([true])
  })
})

/** Long enough for a request on loopback to arrive. */
async function expectNoVisit(): Promise<void> {
  await gate.page.waitForTimeout(150)
  expect(visits).toBe(0)
}
