import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'uqr'

const WIDTH = 640
const HEIGHT = 480
const WHITE = 235
const BLACK = 16
const GREY = 128

/** A picture of grey paper with a QR code on it, as the luma of one frame; without a code, the paper alone. */
function picture(code: string | null): Uint8Array {
  const luma = new Uint8Array(WIDTH * HEIGHT).fill(170)
  if (code === null) return luma
  const { data, size } = encode(code, { ecc: 'M', border: 4 })
  const module = Math.floor((HEIGHT - 80) / size)
  const [left, top] = [Math.floor((WIDTH - size * module) / 2), Math.floor((HEIGHT - size * module) / 2)]
  for (let y = 0; y < size * module; y += 1) {
    for (let x = 0; x < size * module; x += 1) {
      const dark = data[Math.floor(y / module)]?.[Math.floor(x / module)] ?? false
      luma[(top + y) * WIDTH + left + x] = dark ? BLACK : WHITE
    }
  }
  return luma
}

/** What a camera sees: each code, or nothing, for so many pictures of a tenth of a second. It begins anew at its end. */
export type Scene = readonly { readonly code: string | null; readonly pictures: number }[]

/**
 * A file that Chromium takes for a camera (`--use-file-for-fake-video-capture`), in YUV4MPEG2.
 *
 * @returns the switches that make it one, and what deletes the file
 */
export function fakeCamera(scene: Scene): { readonly args: readonly string[]; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-camera-'))
  chmodSync(folder, 0o755)
  const file = join(folder, 'scene.y4m')
  const chroma = new Uint8Array((WIDTH * HEIGHT) / 2).fill(GREY)
  const parts: Uint8Array[] = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`)]
  for (const { code, pictures } of scene) {
    const luma = picture(code)
    for (let nth = 0; nth < pictures; nth += 1) parts.push(Buffer.from('FRAME\n'), luma, chroma)
  }
  writeFileSync(file, Buffer.concat(parts), { mode: 0o644 })
  return {
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
