import { existsSync, readFileSync, rmSync } from 'node:fs'
import { reportOf } from './tools.mjs'

/**
 * @typedef {{passed: number, failed: number, skipped: number}} Tally
 */

/**
 * What a test run counted, by its JSON report. A file that could not even be loaded has no tests to count and still
 * failed: it counts as one. So does a run that left no report.
 *
 * @param {string} project
 * @param {boolean} exitedWell
 * @returns {Tally}
 */
export function tallyOf(project, exitedWell) {
  if (!existsSync(reportOf(project))) return { passed: 0, failed: exitedWell ? 0 : 1, skipped: 0 }
  return tallyReport(JSON.parse(readFileSync(reportOf(project), 'utf8')), exitedWell)
}

/**
 * @param {{numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number,
 *   testResults: readonly {status: string, assertionResults: readonly unknown[]}[]}} report
 * @param {boolean} exitedWell
 * @returns {Tally}
 */
export function tallyReport(report, exitedWell) {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  const failed = report.numFailedTests + unloaded
  return {
    passed: report.numPassedTests,
    // An error outside any test fails the run and no test.
    failed: failed === 0 && !exitedWell ? 1 : failed,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  }
}

/**
 * The line that whoever runs the tests reads last.
 *
 * @param {readonly Tally[]} tallies
 */
export function closingLine(tallies) {
  const sum = (/** @type {keyof Tally} */ key) => tallies.reduce((total, tally) => total + tally[key], 0)
  const skipped = sum('skipped')
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** @param {string} project */
export function forgetReport(project) {
  rmSync(reportOf(project), { force: true })
}
