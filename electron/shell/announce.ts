import type { Sample } from '../contract/methods.ts'

const SHOWN_PER_KIND = 2

/**
 * What the program prints for who started it from a terminal: that it is ready, and practice barcodes to try. The
 * barcodes are the practice venue's own inventions; a real venue's are never printed.
 */
export function readyLines(samples: readonly Sample[]): string[] {
  const width = Math.max(0, ...samples.map(({ label }) => label.length))
  const rows = samples
    .filter(({ barcodes }) => barcodes.length > 0)
    .map(({ label, barcodes }) => `  ${label.padEnd(width)}  ${barcodes.slice(0, SHOWN_PER_KIND).join('  ')}`)
  return [...(rows.length > 0 ? ['Practice barcodes to scan:', ...rows] : []), 'Portcullis is ready to scan.']
}
