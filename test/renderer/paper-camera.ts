import type { Page } from 'playwright-core'
import { encode } from 'uqr'

/** A camera of the test page that sees a sheet of paper, and on it what is held there. */
export type PaperCamera = {
  /** Holds a QR code of this to the camera; null for the paper alone. */
  readonly hold: (code: string | null) => Promise<void>
}

/** Puts it in the place of the computer's cameras. */
export async function paperCamera(page: Page): Promise<PaperCamera> {
  await page.evaluate(() => {
    const paper = document.createElement('canvas')
    Object.assign(paper, { id: 'paper', width: 640, height: 480, hidden: true })
    document.body.append(paper)
    const drawing = paper.getContext('2d')
    if (drawing === null) throw new Error('nothing can be drawn here')
    // A stream has a picture for each time that something is drawn.
    let nth = 0
    setInterval(() => {
      nth += 1
      drawing.fillStyle = nth % 2 === 0 ? '#aaa' : '#aab'
      drawing.fillRect(0, 0, 4, 4)
    }, 50)
    navigator.mediaDevices.getUserMedia = async () => paper.captureStream()
  })
  return {
    hold: (code) =>
      page.evaluate(
        (modules) => {
          const paper = document.querySelector('#paper')
          const drawing = paper instanceof HTMLCanvasElement ? paper.getContext('2d') : null
          if (drawing === null) throw new Error('there is no paper')
          drawing.fillStyle = modules.length === 0 ? '#aaa' : '#fff'
          drawing.fillRect(0, 0, 640, 480)
          drawing.fillStyle = '#000'
          for (const [y, row] of modules.entries())
            for (const [x, dark] of row.entries()) if (dark) drawing.fillRect(80 + 8 * x, 40 + 8 * y, 8, 8)
        },
        code === null ? [] : encode(code, { ecc: 'M', border: 4 }).data,
      ),
  }
}
