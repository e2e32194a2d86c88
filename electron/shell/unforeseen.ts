/**
 * A defect in the shell is written down and the gate goes on: Electron's own answer is a dialog with a stack trace in
 * front of the queue, which takes the keyboard from the scanner.
 */
export function surviveDefects(report: (line: string) => void): void {
  const note = (kind: string) => (error: unknown) => {
    report(`${kind}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
  process.on('uncaughtException', note('uncaught exception'))
  process.on('unhandledRejection', note('unhandled rejection'))
}
