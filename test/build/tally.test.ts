import { describe, expect, it } from 'vitest'
import { closingLine, tallyReport } from '../../build/checks/tally.mjs'

const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, testResults: [] }

describe('the count of a test run', () => {
  it.each([
    ['all passed', report, true, { passed: 5, failed: 0, skipped: 0 }],
    ['some failed', { ...report, numFailedTests: 2 }, false, { passed: 5, failed: 2, skipped: 0 }],
    [
      'some skipped',
      { ...report, numPendingTests: 1, numTodoTests: 2 },
      true,
      { passed: 5, failed: 0, skipped: 3 },
    ],
    [
      'a file that could not be loaded',
      { ...report, testResults: [{ status: 'failed', assertionResults: [] }] },
      false,
      { passed: 5, failed: 1, skipped: 0 },
    ],
    ['an error outside every test', report, false, { passed: 5, failed: 1, skipped: 0 }],
  ])('%s', (_name, given, exitedWell, tally) => {
    expect(tallyReport(given, exitedWell)).toEqual(tally)
  })

  it('ends as one plain line over all runs', () => {
    const runs = [
      { passed: 3, failed: 1, skipped: 0 },
      { passed: 4, failed: 0, skipped: 0 },
    ]
    expect(closingLine(runs)).toBe('7 passed, 1 failed')
    expect(closingLine([...runs, { passed: 0, failed: 0, skipped: 2 }])).toBe('7 passed, 1 failed, 2 skipped')
  })
})
