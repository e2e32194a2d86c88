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

/** Hands a file to the person: the browser asks where to, or puts it among the downloads. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
