import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { findChromium } from '../../build/setup/chromium.mjs'

/** For what a page is waited for that a test names no limit for: a busy machine draws late. */
const PATIENCE_MS = 60_000

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** The window of a page, how the screen looks there, and what the test page shows: `gallery`, `empty`, or the screen. */
export type PageOptions = {
  readonly width?: number
  readonly height?: number
  readonly query?: string
  readonly colorScheme?: 'light' | 'dark'
  /** As this device keeps them; the program's own choice where they are not given. */
  readonly language?: string
  readonly theme?: string
  /** The time of the page, in epoch ms, for as long as it is open; the computer's own where it is not given. */
  readonly at?: number
}

/** The built screen over the scripted gate, open in a browser. */
export type OpenScreen = {
  /** A fresh page, ready to scan. */
  readonly page: (options?: PageOptions) => Promise<Page>
  /** The same page as fresh as another one, in a third of the time; its clock stands at the given time again. */
  readonly renew: (page: Page, at: number) => Promise<void>
  /** Closes the pages: each draws its clock, which a busy machine feels. */
  readonly closePages: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Builds the test page as the product's page is built, serves it, and starts a browser.
 *
 * @param switches further ones for Chromium
 */
export async function openScreen(switches: readonly string[] = []): Promise<OpenScreen> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('no Chromium here to test the screen in; npm test brings one')
  const folder = await mkdtemp(join(tmpdir(), 'portcullis-screen-'))
  await build({
    root: fileURLToPath(new URL('page', import.meta.url)),
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome114',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2_000,
    },
  })
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname
    const name = path === '/' ? '/index.html' : path
    try {
      const body = await readFile(join(folder, name))
      response
        .writeHead(200, { 'content-type': types[extname(name)] ?? 'application/octet-stream' })
        .end(body)
    } catch {
      response.writeHead(204).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'string' || address === null ? 0 : address.port
  const root = process.getuid?.() === 0
  const browser: Browser = await chromium.launch({
    executablePath,
    timeout: 2 * PATIENCE_MS,
    // Chromium's sandbox refuses to run as root; the page is our own.
    args: [
      ...(root ? ['--no-sandbox'] : []),
      ...['--disable-gpu', '--disable-background-networking'],
      ...switches,
    ],
  })
  async function ready(page: Page): Promise<void> {
    await page.waitForSelector('html[data-ready=true]')
    if (!page.url().endsWith('?')) return
    await page.getByTestId('tray-card').first().waitFor()
  }

  return {
    async page(options = {}) {
      const { width = 1_280, height = 800, query = '', colorScheme = 'light' } = options
      const context = await browser.newContext({ viewport: { width, height }, colorScheme })
      await context.addInitScript(({ language, theme }) => {
        if (language !== undefined) localStorage.setItem('portcullis.language', language)
        if (theme !== undefined) localStorage.setItem('portcullis.theme', theme)
      }, options)
      context.setDefaultTimeout(PATIENCE_MS)
      const page = await context.newPage()
      if (options.at !== undefined) await page.clock.setFixedTime(options.at)
      page.on('pageerror', (error) => {
        throw error
      })
      await page.goto(`http://127.0.0.1:${port}/?${query}`)
      await ready(page)
      return page
    },
    async renew(page, at) {
      await page.clock.setFixedTime(at)
      // All that a page leaves behind; the script of its gate begins anew with the page.
      await page.evaluate(() => localStorage.clear())
      await page.reload()
      await ready(page)
    },
    async closePages() {
      for (const context of browser.contexts()) await context.close()
    },
    async close() {
      await browser.close()
      server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
