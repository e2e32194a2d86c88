import type { OutboxRowView } from '../../electron/contract/records.ts'

/** The columns of an exported outbox, in order; times are ISO 8601 in UTC, as programs read them. */
const columns: readonly (readonly [string, (row: OutboxRowView) => string | number | null])[] = [
  ['id', ({ id }) => id],
  ['scanId', ({ scanId }) => scanId],
  ['kind', ({ kind }) => kind],
  ['state', ({ state }) => state],
  ['codeEnd', ({ codeEnd }) => codeEnd],
  ['how', ({ how }) => how],
  ['event', ({ event }) => event?.name ?? null],
  ['at', ({ at }) => iso(at)],
  ['settledAt', ({ settledAt }) => iso(settledAt)],
  ['attempts', ({ attempts }) => attempts],
  ['nextTryAt', ({ nextTryAt }) => iso(nextTryAt)],
  ['lastError', ({ lastError }) => lastError],
  ['requestId', ({ requestId }) => requestId],
  ['here', ({ story }) => story?.here ?? null],
  ['checkedInAtAcmeAt', ({ story }) => iso(story?.checkedInAtAcmeAt ?? null)],
  ['acmeSays', ({ story }) => story?.acmeSays ?? null],
  ['acknowledgedAt', ({ acknowledged }) => iso(acknowledged?.at ?? null)],
  ['note', ({ acknowledged }) => acknowledged?.note ?? null],
]

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

/** A cell that no spreadsheet takes for a formula, and that holds its commas, quotes and line ends. */
function cell(value: string | number | null): string {
  if (value === null) return ''
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The outbox as comma-separated values (RFC 4180). */
export function asCsv(rows: readonly OutboxRowView[]): string {
  const lines = [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, of]) => cell(of(row))))]
  return `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`
}

/** The outbox as JSON. */
export const asJson = (rows: readonly OutboxRowView[]): string => `${JSON.stringify(rows, null, 2)}\n`

/**
 * As many of the newest rows as go into one file.
 *
 * @param rows newest first
 * @param most characters of the file
 */
export function fitting(
  rows: readonly OutboxRowView[],
  write: (rows: readonly OutboxRowView[]) => string,
  most: number,
): { readonly text: string; readonly rows: number } {
  let kept = rows
  let text = write(kept)
  while (text.length > most && kept.length > 0) {
    kept = kept.slice(0, Math.floor(kept.length / 2))
    text = write(kept)
  }
  return { text, rows: kept.length }
}
