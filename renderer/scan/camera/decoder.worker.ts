import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { Decoded, Picture } from './decoder.ts'

// Runs in a worker of its own: a picture takes tens of milliseconds, in which no key could be heard.

// zxing would fetch its WebAssembly from a server of strangers.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } })

const OPTIONS: ReaderOptions = {
  formats: ['QRCode', 'Aztec', 'PDF417', 'Code128', 'DataMatrix', 'EAN13', 'EAN8'],
  tryHarder: true,
  tryInvert: true,
  maxNumberOfSymbols: 4,
  // As a scanner types it: nothing about the kind of code before its text.
  textMode: 'Plain',
}

self.onmessage = ({ data }: MessageEvent<Picture>) => {
  read(data).then(
    (decoded) => self.postMessage(decoded),
    (error: unknown) => {
      const message = error instanceof Error ? error.message : 'the decoder failed'
      self.postMessage({ kind: 'broken', message } satisfies Decoded)
    },
  )
}

async function read({ pixels, width, height }: Picture): Promise<Decoded> {
  const found = await readBarcodes(new ImageData(new Uint8ClampedArray(pixels), width, height), OPTIONS)
  return { kind: 'codes', codes: found.filter(({ isValid }) => isValid).map(({ text }) => text) }
}
