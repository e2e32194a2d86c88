import { useEffect, useState } from 'react'

/** The time, told again every `periodMs`; for ages and clocks. */
export function useNow(periodMs = 1_000): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), periodMs)
    return () => clearInterval(timer)
  }, [periodMs])
  return now
}
