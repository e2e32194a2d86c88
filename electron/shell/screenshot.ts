import { writeFileSync } from 'node:fs'
import type { BrowserWindow } from 'electron'

/** Until fonts, pictures and the last animation have settled. */
const SETTLE_MS = 400

/** Writes what the window shows as a PNG. @returns once the file is there */
export async function takeScreenshot(window: BrowserWindow, file: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  const image = await window.webContents.capturePage()
  writeFileSync(file, image.toPNG())
}
