import { expect, it } from 'vitest'
import type { OutboxRowView } from '../../../electron/contract/records.ts'
import { asCsv, asJson, fitting } from '../../../renderer/office/export-rows.ts'

const row: OutboxRowView = {
  id: 7,
  scanId: '01980000-0000-7000-8000-000000000007',
  kind: 'admission',
  state: 'conflict',
  codeEnd: 'ee75',
  how: 'override',
  event: { id: 'e1', name: 'Strings, "Brass" & more', startsAt: 5 },
  at: Date.parse('2026-11-14T19:30:00Z'),
  settledAt: null,
  attempts: 2,
  nextTryAt: null,
  lastError: '=HYPERLINK("http://evil")',
  requestId: null,
  story: { admittedHereAt: 1, here: 'north-1', checkedInAtAcmeAt: null, acmeSays: 'line one\nline two' },
  acknowledged: { at: Date.parse('2026-11-14T20:00:00Z'), note: '-1 guest' },
}

it('writes every column of every row, so that a spreadsheet reads what stands there and runs none of it', () => {
  const [head, ...lines] = asCsv([row]).split('\r\n')
  expect(head?.split(',').slice(0, 4)).toEqual(['id', 'scanId', 'kind', 'state'])
  const line = lines.join('\r\n')
  expect(line).toContain('"Strings, ""Brass"" & more"')
  expect(line).toContain('2026-11-14T19:30:00.000Z')
  expect(line).toContain(`"'=HYPERLINK(""http://evil"")"`)
  expect(line).toContain("'-1 guest")
  expect(line).toContain('"line one\nline two"')
  expect(line.endsWith('\r\n')).toBe(true)
})

it('has a head although there are no rows', () => {
  expect(asCsv([]).trim().split('\r\n')).toHaveLength(1)
})

it('writes JSON that reads back as it was', () => {
  expect(JSON.parse(asJson([row]))).toEqual([row])
})

it('keeps the newest rows of more than go into a file', () => {
  const rows = Array.from({ length: 9 }, (_, nth) => ({ ...row, id: 9 - nth }))
  expect(fitting(rows, asJson, 1_000_000)).toEqual({ text: asJson(rows), rows: 9 })
  const cut = fitting(rows, asJson, asJson(rows).length / 2)
  expect(cut).toEqual({ text: asJson(rows.slice(0, 4)), rows: 4 })
  expect(fitting(rows, asCsv, 1).rows).toBe(0)
})
