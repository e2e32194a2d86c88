import type { App } from 'electron'

/** Holds the program's end until `stopAll` has ended what it started; a failure there never keeps it open. */
export function quitAfter(app: Pick<App, 'on' | 'exit'>, stopAll: () => Promise<void>): void {
  let stopping = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (stopping) return
    stopping = true
    // Leaving from inside this very event is ignored by Electron, hence the next turn of the loop.
    const leave = () => setImmediate(() => app.exit(0))
    stopAll().then(leave, leave)
  })
}
