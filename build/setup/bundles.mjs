import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runLogged } from './commands.mjs'
import { alone } from './lock.mjs'
import { logs, projectNode, root } from './places.mjs'
import { say, Trouble } from './say.mjs'

const LIMIT_MS = 5 * 60_000
const SOURCES = ['electron', 'renderer', 'build']
const stampFile = join(root, 'dist', 'sources.sha256')

/**
 * Builds dist/ if its sources are not the ones it was built from.
 *
 * @returns {Promise<string>} names the build: the same sources give the same name
 */
export async function bundle() {
  const wanted = sourcesNow()
  if (builtFrom() === wanted) return wanted
  return alone(async () => {
    if (builtFrom() === wanted) return wanted
    const since = Date.now()
    const log = join(logs, 'bundle.log')
    const outcome = await runLogged(projectNode, [join(root, 'build', 'bundle.ts')], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      log,
      timeoutMs: LIMIT_MS,
    })
    if (outcome.code !== 0) {
      throw new Trouble(
        `the build failed. Its last lines:\n${outcome.tail}`,
        `put right what they name (all of it is in ${log}), then run the same command again`,
      )
    }
    writeFileSync(stampFile, wanted)
    say(`  ok  built (${((Date.now() - since) / 1_000).toFixed(1)} s)`)
    return wanted
  })
}

function builtFrom() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null
}

/** By content, not by time: a checkout back and forth costs no build. */
function sourcesNow() {
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', 'tsconfig.base.json', ...SOURCES.flatMap(filesUnder)]) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesUnder(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((item) => {
      const path = `${folder}/${item.name}`
      if (item.isDirectory()) return filesUnder(path)
      return item.isFile() ? [path] : []
    })
    .sort()
}
