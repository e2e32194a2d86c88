import type { App, WebContents } from 'electron'

/**
 * The page is one page: nothing it or anybody else does takes the window elsewhere, opens another window or embeds
 * one. The shell's own `loadURL` raises none of these events, so there is nothing to let through.
 */
export function denyNavigation(app: App, report: (line: string) => void): void {
  app.on('web-contents-created', (_event, contents) => denyIn(contents, report))
}

function denyIn(contents: WebContents, report: (line: string) => void): void {
  contents.on('will-navigate', (event) => {
    event.preventDefault()
    report(`refused: navigation to ${origin(event.url)}`)
  })
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault()
    if (!event.isMainFrame) report(`refused: navigation of a frame to ${origin(event.url)}`)
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
    report(`refused: redirect to ${origin(event.url)}`)
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    report('refused: a webview')
  })
  contents.setWindowOpenHandler(({ url }) => {
    report(`refused: a new window for ${origin(url)}`)
    return { action: 'deny' }
  })
}

/** An address can hold a barcode or a name; the log gets its scheme and host alone. */
function origin(address: string): string {
  try {
    const { protocol, host } = new URL(address)
    return `${protocol}//${host}`
  } catch {
    return 'an address that cannot be read'
  }
}
