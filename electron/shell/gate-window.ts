import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { isOurs, PAGE_URL, STOPPED_URL } from './origin.ts'
import { afterCrash } from './page-crash.ts'
import { watchPulse } from './page-pulse.ts'

/** How long after its page is loaded the window is shown without having been painted. */
const SHOWN_AT_LATEST_MS = 2_000

/** The window of the gate. */
export type GateWindow = {
  readonly window: BrowserWindow
  readonly focus: () => void
}

/**
 * Opens the one window, shown when its first picture is painted. A page that crashes is loaded again, at most three times
 * a minute, and one that hangs is ended and loaded again.
 *
 * @param shellFolder where the built preload script and the icon lie
 */
export function openGateWindow(
  shellFolder: string,
  options: {
    readonly devTools: boolean
    /** The page crashed too often: a page that cannot is shown in its place until the next start. */
    readonly onGivenUp: () => void
    readonly report: (line: string) => void
  },
): GateWindow {
  const window = new BrowserWindow({
    width: 1_280,
    height: 800,
    minWidth: 1_024,
    minHeight: 600,
    show: false,
    backgroundColor: '#14171c',
    title: 'Portcullis',
    // Elsewhere the program's own icon is the window's.
    ...(process.platform === 'linux' ? { icon: join(shellFolder, 'icon.png') } : {}),
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(shellFolder, 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: options.devTools,
      // A lane in the background must still sound and count down.
      backgroundThrottling: false,
    },
  })
  const show = (): void => {
    if (!window.isDestroyed() && !window.isVisible()) window.show()
  }
  window.once('ready-to-show', show)
  // A busy display may never say so, and a gate nobody sees lets nobody in.
  window.webContents.once('did-finish-load', () => setTimeout(show, SHOWN_AT_LATEST_MS))
  reloadAfterCrash(window, options)
  endIfItHangs(window, options.report)
  comeBack(window, options.report)
  load(window, PAGE_URL, options.report)
  return {
    window,
    focus: () => {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
  }
}

function reloadAfterCrash(
  window: BrowserWindow,
  { onGivenUp, report }: { readonly onGivenUp: () => void; readonly report: (line: string) => void },
): void {
  const crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const next = afterCrash(crashes, Date.now())
    crashes.push(Date.now())
    report(`the page is gone (${reason}); ${next.do === 'reload' ? 'loading it again' : 'giving up'}`)
    if (next.do === 'give-up') {
      load(window, STOPPED_URL, report)
      onGivenUp()
      return
    }
    setTimeout(() => {
      if (!window.isDestroyed()) load(window, PAGE_URL, report)
    }, next.afterMs)
  })
}

/** A page that hangs is made a page that crashed. With the developer's tools open it may stand at a breakpoint. */
function endIfItHangs(window: BrowserWindow, report: (line: string) => void): void {
  const page = window.webContents
  const pulse = async (): Promise<unknown> => (page.isDevToolsOpened() ? null : page.executeJavaScript('0'))
  const { anew, end } = watchPulse(pulse, () => {
    report('the page hangs; ending it')
    page.forcefullyCrashRenderer()
  })
  page.on('did-start-loading', anew)
  window.once('closed', end)
}

/** Chromium asks nobody before it goes to about:blank, so that one way off the page is undone rather than denied. */
function comeBack(window: BrowserWindow, report: (line: string) => void): void {
  window.webContents.on('did-navigate', (_event, address) => {
    if (isOurs(address)) return
    report('the page was left for an empty one; loading it again')
    load(window, PAGE_URL, report)
  })
}

function load(window: BrowserWindow, address: string, report: (line: string) => void): void {
  window.loadURL(address).catch((error: unknown) => {
    report(`the page could not be loaded: ${error instanceof Error ? error.message : String(error)}`)
  })
}
