/** One picture to the decoder: RGBA, its buffer handed over. */
export type Picture = { readonly pixels: ArrayBuffer; readonly width: number; readonly height: number }

/** What the decoder says: the codes in one picture, or why there will be none. */
export type Decoded =
  | { readonly kind: 'codes'; readonly codes: readonly string[] }
  | { readonly kind: 'broken'; readonly message: string }

/** Finds codes in pictures, one after the other, away from the page's own thread. */
export type Decoder = {
  readonly decode: (picture: Picture) => void
  readonly close: () => void
}

/** @param onDecoded gets one answer for each picture, in their order */
export function startDecoder(onDecoded: (decoded: Decoded) => void): Decoder {
  const worker = new Worker(new URL('./decoder.worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<Decoded>) => onDecoded(data)
  worker.onerror = (event) => onDecoded({ kind: 'broken', message: event.message })
  return {
    decode: (picture) => worker.postMessage(picture, [picture.pixels]),
    close: () => worker.terminate(),
  }
}
