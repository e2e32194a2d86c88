/**
 * One JSON line on standard error: the host keeps it in its log file. An error is told by name and message alone;
 * those of SQLite and the network carry no values, and nothing else is ever passed in.
 */
export function logTrouble(what: string, error: unknown): void {
  const told =
    error instanceof Error
      ? { error: error.name, message: error.message.slice(0, 300) }
      : { error: 'unknown' }
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), what, ...told })}\n`)
}
