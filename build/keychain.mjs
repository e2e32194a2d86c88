import { runTool, vitest } from './checks/tools.mjs'
import { bundle } from './setup/bundles.mjs'
import { installKeyring } from './setup/keyring.mjs'
import { orExplain, Trouble } from './setup/say.mjs'
import { setUpWindow } from './setup/set-up.mjs'

// npm run test:keychain: the window with a real keychain, gnome-keyring, in a desktop session of its own. Not part of
// npm test: what it needs is installed on Linux alone, and belongs on no machine that is not for tests.
await orExplain(async () => {
  if (process.platform !== 'linux')
    throw new Trouble('the test of the keychain runs on Linux alone', 'run it there')
  await setUpWindow()
  await installKeyring()
  await bundle()
  const { code } = await runTool(vitest('keychain', process.argv.slice(2)), { show: true })
  process.exitCode = code === 0 ? 0 : 1
})
