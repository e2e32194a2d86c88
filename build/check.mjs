import { runChecks } from './checks/run-checks.mjs'
import { tools } from './checks/tools.mjs'
import { orExplain, say, Trouble } from './setup/say.mjs'
import { setUp } from './setup/set-up.mjs'

// npm run check [-- NAME…]: types, lint, boundaries, unused code and unit tests; all of them if none is named.
await orExplain(async () => {
  await setUp('service')
  const names = process.argv.slice(2)
  const unknown = names.filter((name) => !tools.some((tool) => tool.name === name))
  if (unknown.length > 0) {
    const known = tools.map(({ name }) => name).join(', ')
    throw new Trouble(`there is no check named ${unknown.join(', ')}`, `name one of: ${known}`)
  }
  const failed = await runChecks(tools.filter(({ name }) => names.length === 0 || names.includes(name)))
  if (failed.length === 0) return
  say(`Failed: ${failed.join(', ')}`)
  process.exitCode = 1
})
