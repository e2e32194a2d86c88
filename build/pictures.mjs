import { runTool, vitest } from './checks/tools.mjs'
import { orExplain, say } from './setup/say.mjs'
import { setUpTests } from './setup/set-up.mjs'

// npm run pictures [-- -t NAME]: draws the screens as they are now, in words and as pictures, for a person to look at in
// the diff before it is committed. What is compared, and how: test/renderer/pictures.slow.test.ts.
await orExplain(async () => {
  await setUpTests()
  process.env['PORTCULLIS_RENEW_PICTURES'] = '1'
  const { code } = await runTool(
    vitest('slow', ['test/renderer/pictures.slow.test.ts', '--update', ...process.argv.slice(2)]),
    { show: true },
  )
  process.exitCode = code === 0 ? 0 : 1
  if (code === 0) say('Drawn anew: look at the changes under test/renderer/pictures before you commit them.')
})
