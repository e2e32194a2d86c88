import { runChecks } from './checks/run-checks.mjs'
import { closingLine, forgetReport, tallyOf } from './checks/tally.mjs'
import { runTool, tools, vitest } from './checks/tools.mjs'
import { bundle } from './setup/bundles.mjs'
import { orExplain, say } from './setup/say.mjs'
import { setUpTests } from './setup/set-up.mjs'

/** @import { Tally } from './checks/tally.mjs' */

/** After the unit tests, which belong to the checks. */
const PROJECTS = /** @type {const} */ (['slow', 'e2e'])

// npm test: set-up, every check, every test, the real window included. The last line is the sum of all tests.
await orExplain(async () => {
  await setUpTests()
  const failed = await runChecks(tools)
  /** @type {Tally[]} */
  const tallies = [tallyOf('unit', !failed.includes('unit'))]

  await bundle()
  for (const project of PROJECTS) {
    forgetReport(project)
    const { code } = await runTool(vitest(project), { show: true })
    if (code !== 0) failed.push(project)
    tallies.push(tallyOf(project, code === 0))
  }
  if (failed.length > 0) {
    say(`Failed: ${failed.join(', ')}`)
    process.exitCode = 1
  }
  process.stdout.write(`${closingLine(tallies)}\n`)
})
