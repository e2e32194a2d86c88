import { say } from '../setup/say.mjs'
import { forgetReport } from './tally.mjs'
import { runTool } from './tools.mjs'

/** @import { Tool } from './tools.mjs' */

/** Two cores: more at once only makes each slower. */
const AT_ONCE = 2

/**
 * Runs checks side by side; each says one line when it passes and everything it has to say when it fails.
 *
 * @param {readonly Tool[]} chosen
 * @returns {Promise<string[]>} names of those that failed
 */
export async function runChecks(chosen) {
  const waiting = [...chosen]
  /** @type {string[]} */
  const failed = []
  const worker = async () => {
    for (let tool = waiting.shift(); tool; tool = waiting.shift()) {
      forgetReport(tool.name)
      const { code, output, tookMs } = await runTool(tool, { show: chosen.length === 1 })
      const seconds = (tookMs / 1_000).toFixed(1)
      if (code === 0) {
        say(`  ok  ${tool.name} (${seconds} s)`)
        continue
      }
      failed.push(tool.name)
      say(`FAIL  ${tool.name} (${seconds} s); by itself: npm run ${tool.name}\n${output.trimEnd()}\n`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return failed
}
