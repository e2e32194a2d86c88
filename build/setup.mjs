import { orExplain, say } from './setup/say.mjs'
import { setUp } from './setup/set-up.mjs'

// npm run setup: makes a fresh clone ready for everything else, or says within a second that it is.
await orExplain(async () => {
  const since = Date.now()
  await setUp('window')
  say(`Set-up is complete (${((Date.now() - since) / 1_000).toFixed(1)} s).`)
})
