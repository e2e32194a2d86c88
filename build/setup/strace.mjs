import { aptInstall, onPath } from './apt.mjs'

/**
 * Brings strace, with which the power-loss test records what the gate writes. Elsewhere than on Linux there is none:
 * that one test says so and fails, and nothing else is kept from running.
 *
 * @param {{platform: NodeJS.Platform, isThere: boolean, isRoot: boolean}} [around]
 * @returns {Promise<string | null>} what was done, for one line of progress; null: nothing
 */
export async function installStrace(around = here()) {
  if (around.platform !== 'linux' || around.isThere) return null
  await aptInstall(['strace'], { isRoot: around.isRoot })
  return 'strace installed for the power-loss test'
}

function here() {
  return {
    platform: process.platform,
    isThere: onPath('strace'),
    isRoot: process.getuid?.() === 0,
  }
}
