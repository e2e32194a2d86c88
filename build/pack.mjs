import { runTool } from './checks/tools.mjs'
import { bundle } from './setup/bundles.mjs'
import { orExplain, Trouble } from './setup/say.mjs'
import { setUpWindow } from './setup/set-up.mjs'

// npm run pack [-- electron-builder's own arguments]: installers for this platform, with the official Electron alone.
await orExplain(async () => {
  const electron = await setUpWindow()
  if (electron.kind !== 'official') {
    throw new Trouble(
      'this machine has only the development runtime, which is never packaged',
      'pack where Electron’s official binary can be fetched: delete .cache/setup.json there and run the same command again',
    )
  }
  await bundle()
  const { code } = await runTool(
    {
      name: 'pack',
      package: 'electron-builder',
      bin: 'electron-builder',
      args: ['--config', 'build/electron-builder.config.ts', '--publish', 'never', ...process.argv.slice(2)],
    },
    { show: true },
  )
  if (code !== 0) throw new Trouble(`electron-builder ended with ${code}`, 'see what it said above')
})
