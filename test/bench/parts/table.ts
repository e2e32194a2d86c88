import type { Row } from './bench.ts'

const HEAD = ['measured', 'figure', 'bound', ''] as const

/** The rows as a table that a person reads in a terminal, and that is one in Markdown too. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ what, measured, bound, ok }) => [
    what,
    measured,
    bound ?? '',
    bound === null ? '' : ok ? 'ok' : 'NOT MET',
  ])
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...lines.map((line) => (line[column] ?? '').length)),
  )
  const line = (cells: readonly string[], filler = ' '): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, filler)).join(' | ')} |`
  return [line(HEAD), line(['', '', '', ''], '-'), ...lines.map((cells) => line(cells))].join('\n')
}
