import type { Page } from 'playwright-core'
import { type Printed, printed } from './printed.ts'

/** A camera of the test page that sees a sheet of paper, and on it what is held there. */
export type PaperCamera = {
  /** Holds a code of this to the camera, a QR code unless told; null for the paper alone. */
  readonly hold: (code: string | null, format?: Parameters<typeof printed>[1]) => Promise<void>
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
    hold: async (code, format = 'QRCode') => {
      const modules: Printed = code === null ? [] : await printed(code, format)
      // As large as fits, with the white around it that every format asks for.
      const across = Math.max(modules[0]?.length ?? 1, (modules.length * 640) / 480)
      const module = Math.max(1, Math.floor(560 / (across + 8)))
      await page.evaluate(
        ({ modules, module }) => {
          const paper = document.querySelector('#paper')
          const drawing = paper instanceof HTMLCanvasElement ? paper.getContext('2d') : null
          if (drawing === null) throw new Error('there is no paper')
          drawing.fillStyle = modules.length === 0 ? '#aaa' : '#fff'
          drawing.fillRect(0, 0, 640, 480)
          drawing.fillStyle = '#000'
          for (const [y, row] of modules.entries())
            for (const [x, dark] of row.entries())
              if (dark) drawing.fillRect(40 + module * x, 40 + module * y, module, module)
        },
        { modules, module },
      )
    },
  }
}
