import { runTool, vitest } from './checks/tools.mjs'
import { orExplain } from './setup/say.mjs'
import { setUpTests } from './setup/set-up.mjs'

/** How much of each the long forms do; the short ones are part of npm test. What is set already stays as it is. */
const LONG = {
  PORTCULLIS_TORTURE_ROUNDS: '1000',
  PORTCULLIS_POWER_CUTS: '5000',
  PORTCULLIS_MODEL_RUNS: '500',
  PORTCULLIS_CORRUPTIONS: '200',
}

// npm run test:torture [-- FILE…]: kills, power cuts, random sequences and damaged files, for hours rather than minutes.
await orExplain(async () => {
  await setUpTests()
  for (const [name, value] of Object.entries(LONG)) process.env[name] ??= value
  const files = process.argv.slice(2)
  const { code } = await runTool(vitest('slow', files.length === 0 ? ['test/crash'] : files), { show: true })
  process.exitCode = code === 0 ? 0 : 1
})
