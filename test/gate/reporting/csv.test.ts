import { expect, test } from 'vitest'
import { type Cell, toCsv } from '../../../electron/gate/reporting/csv.ts'

const line = (cell: Cell) =>
  toCsv(['head'], [[cell, 'x']])
    .split('\r\n')
    .slice(1, -1)
    .join('\r\n')

test.each<[Cell, string]>([
  ['plain', 'plain,x'],
  ['a, b', '"a, b",x'],
  ['the "best" seat', '"the ""best"" seat",x'],
  ['two\nlines', '"two\nlines",x'],
  ['=HYPERLINK("http://example.com","x")', `"'=HYPERLINK(""http://example.com"",""x"")",x`],
  ['+1 555 0100', "'+1 555 0100,x"],
  ['-2', "'-2,x"],
  ['@SUM(A1)', "'@SUM(A1),x"],
  ['\tlike a cell', "'\tlike a cell,x"],
  [' blank first', '" blank first",x'],
  [-5, '-5,x'],
  [null, ',x'],
  [true, 'true,x'],
])('%j is written as a spreadsheet reads it back, and never runs it', (cell, text) => {
  expect(line(cell)).toBe(text)
})

test('begins with the mark that tells a spreadsheet it is UTF-8', () => {
  expect(toCsv(['naïve'], [])).toBe('\uFEFFnaïve\r\n')
})
