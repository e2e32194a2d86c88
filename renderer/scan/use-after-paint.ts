import { useLayoutEffect, useState } from 'react'
import { afterPaint } from './marks.ts'

/**
 * A value one painting late: what is drawn from it waits until everything else that came with it is on the glass. React
 * would draw a deferred value as soon as it is idle, which is before the frame.
 */
export function useAfterPaint<T>(value: T): T {
  const [painted, setPainted] = useState(value)
  useLayoutEffect(() => afterPaint(() => setPainted(value)), [value])
  return painted
}
