import { runTool, vitest } from './checks/tools.mjs'
import { bundle } from './setup/bundles.mjs'
import { orExplain } from './setup/say.mjs'
import { setUpTests } from './setup/set-up.mjs'

/** How much of each the long forms do; the short ones are part of npm test. What is set already stays as it is. */
const LONG = {
  PORTCULLIS_TORTURE_ROUNDS: '1000',
  PORTCULLIS_POWER_CUTS: '5000',
  PORTCULLIS_MODEL_RUNS: '500',
  PORTCULLIS_CORRUPTIONS: '200',
  PORTCULLIS_BURSTS: '10000',
}

const BURSTS = 'test/e2e/bursts.test.ts'

// npm run test:torture [-- FILE…]: kills, power cuts, random sequences, damaged files and scans without end, for hours
// rather than minutes.
await orExplain(async () => {
  await setUpTests()
  for (const [name, value] of Object.entries(LONG)) process.env[name] ??= value
  const files = process.argv.slice(2)
  const slow = files.length === 0 ? ['test/crash'] : files.filter((file) => file !== BURSTS)
  const ended = slow.length === 0 ? 0 : (await runTool(vitest('slow', slow), { show: true })).code
  process.exitCode = ended === 0 ? 0 : 1
  if (files.length > 0 && !files.includes(BURSTS)) return
  await bundle()
  const { code } = await runTool(vitest('e2e', [BURSTS]), { show: true })
  if (code !== 0) process.exitCode = 1
})
