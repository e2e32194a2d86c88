import type { Sample } from '../contract/methods.ts'

const SHOWN_PER_KIND = 2

/**
 * What the program prints for who started it from a terminal: that it is ready, and practice barcodes to try. The
 * barcodes are the practice venue's own inventions; a real venue's are never printed.
 *
 * @param random in [0, 1): the venue sells the same tickets at every start, and whoever tries the first of them again
 * would only learn that they were used the last time.
 */
export function readyLines(samples: readonly Sample[], random: () => number): string[] {
  const some = (barcodes: readonly string[]): readonly string[] => {
    const from = Math.floor(random() * Math.max(1, barcodes.length - SHOWN_PER_KIND + 1))
    return barcodes.slice(from, from + SHOWN_PER_KIND)
  }
  const width = Math.max(0, ...samples.map(({ label }) => label.length))
  const rows = samples
    .filter(({ barcodes }) => barcodes.length > 0)
    .map(({ label, barcodes }) => `  ${label.padEnd(width)}  ${some(barcodes).join('  ')}`)
  return [...(rows.length > 0 ? ['Practice barcodes to scan:', ...rows] : []), 'Portcullis is ready to scan.']
}
