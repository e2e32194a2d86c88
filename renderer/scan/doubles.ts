/**
 * Tells a code that the scanner sends twice from a guest who is scanned twice: the same code again within `withinMs` of
 * the end of the one before. 0 means never.
 */
export function doubleFilter(withinMs: () => number): (barcode: string, endedAt: number) => boolean {
  let last = { barcode: '', endedAt: Number.NEGATIVE_INFINITY }
  return (barcode, endedAt) => {
    const doubled = barcode === last.barcode && endedAt - last.endedAt <= withinMs()
    // The second of two is the end of it: a third is a scan again.
    last = doubled ? { barcode: '', endedAt } : { barcode, endedAt }
    return doubled && withinMs() > 0
  }
}
