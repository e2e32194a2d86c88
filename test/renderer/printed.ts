import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, type WriteInputBarcodeFormat, writeBarcode } from 'zxing-wasm/writer'

/** A code as it is printed: its modules line by line, dark ones true. */
export type Printed = readonly (readonly boolean[])[]

const bytes = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))

/** Prints a text in any of the formats that tickets come in. */
export async function printed(text: string, format: WriteInputBarcodeFormat): Promise<Printed> {
  // It would fetch its WebAssembly from a server of strangers.
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(bytes).buffer } })
  const { symbol, error } = await writeBarcode(text, { format })
  if (error !== '' || symbol === null) throw new Error(`${format} of ${text}: ${error}`)
  const { data, width, height } = symbol
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => data[y * width + x] === 0),
  )
}
