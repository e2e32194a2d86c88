import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from '../setup/chromium.mjs'
import { root } from '../setup/places.mjs'
import { orExplain, say, Trouble } from '../setup/say.mjs'

/** What desktops ask for; electron-builder makes the .ico and .icns from the largest. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

// node build/resources/draw-icons.mjs: draws icon.svg in every size. The pictures are committed; this is for whoever changes it.
await orExplain(async () => {
  const executablePath = findChromium()
  if (executablePath === null)
    throw new Trouble('there is no Chromium here', 'run npm test once, it brings one')
  const folder = join(root, 'build', 'resources')
  const svg = readFileSync(join(folder, 'icon.svg'), 'utf8')
  mkdirSync(join(folder, 'icons'), { recursive: true })
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    for (const size of SIZES) {
      const page = await browser.newPage({ viewport: { width: size, height: size } })
      await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`)
      const path = join(folder, ...(size === 1_024 ? ['icon.png'] : ['icons', `${size}x${size}.png`]))
      await page.screenshot({ path, omitBackground: true })
      await page.close()
    }
  } finally {
    await browser.close()
  }
  say(`Drew the icon in ${SIZES.length} sizes.`)
})
