import { existsSync } from 'node:fs'
import { aptInstall } from './apt.mjs'
import { Trouble } from './say.mjs'

/**
 * Where a machine may have the browser that the screen is tested in.
 *
 * @typedef {object} Whereabouts
 * @property {string | undefined} named by PORTCULLIS_CHROMIUM
 * @property {readonly string[]} places
 * @property {NodeJS.Platform} platform
 * @property {boolean} isRoot
 */

/** @type {Whereabouts} */
const here = {
  named: process.env['PORTCULLIS_CHROMIUM'] || undefined,
  places: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
}

/**
 * The browser of the screen's tests, or null where this machine has none.
 *
 * @param {Pick<Whereabouts, 'named' | 'places'>} [around]
 * @returns {string | null}
 */
export function findChromium({ named, places } = here) {
  if (named === undefined) return places.find((place) => existsSync(place)) ?? null
  if (existsSync(named)) return named
  throw new Trouble(
    `PORTCULLIS_CHROMIUM names ${named}, which is not there`,
    'name the executable of a Chromium or Chrome, or unset the variable',
  )
}

/**
 * Brings a Chromium for the tests of the screen, if this machine has none. The program itself never needs it: Electron is
 * its browser.
 *
 * @param {Whereabouts} [around]
 * @returns {Promise<string | null>} what was done, for one line of progress; null: it was there
 */
export async function installChromium(around = here) {
  if (findChromium(around) !== null) return null
  if (around.platform !== 'linux') {
    throw new Trouble(
      'the screen is tested in a browser, and this machine has no Chrome',
      'install Google Chrome, or name a Chromium in PORTCULLIS_CHROMIUM, then run the same command again',
    )
  }
  await aptInstall(['chromium'], { isRoot: around.isRoot })
  const found = findChromium(around)
  if (found !== null) return `Chromium installed for the tests of the screen: ${found}`
  throw new Trouble(
    `apt-get installed chromium, yet it is at none of ${around.places.join(', ')}`,
    'name its executable in PORTCULLIS_CHROMIUM, then run the same command again',
  )
}
