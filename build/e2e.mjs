import { runTool, vitest } from './checks/tools.mjs'
import { bundle } from './setup/bundles.mjs'
import { orExplain } from './setup/say.mjs'
import { setUpWindow } from './setup/set-up.mjs'

// npm run e2e [-- vitest's own arguments]: the tests in the real window alone, or some of them.
await orExplain(async () => {
  await setUpWindow()
  await bundle()
  const { code } = await runTool(vitest('e2e', process.argv.slice(2)), { show: true })
  process.exitCode = code === 0 ? 0 : 1
})
