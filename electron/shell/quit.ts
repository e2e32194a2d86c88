import type { App } from 'electron'

/** Holds the program's end until `stopAll` has ended what it started; a failure there never keeps it open. */
export function quitAfter(app: App, stopAll: () => Promise<void>): void {
  let stopped = false
  app.on('will-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    stopAll()
      .catch(() => {})
      .finally(() => {
        stopped = true
        app.quit()
      })
  })
}
