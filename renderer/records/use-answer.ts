import { useEffect, useState } from 'react'
import type { GateError, Result } from '../../electron/contract/wire.ts'

/** What was asked of the gate: on its way, here, or refused. An older answer stays in sight while a newer comes. */
export type Answered<T> = {
  readonly value: T | null
  readonly error: GateError | null
  readonly isLoading: boolean
}

/** Asks whenever `ask` is another function; an answer that comes after a newer question is dropped. */
export function useAnswer<T>(ask: () => Promise<Result<T>>): Answered<T> {
  const [answered, setAnswered] = useState<Answered<T>>({ value: null, error: null, isLoading: true })
  useEffect(() => {
    let isMeant = true
    setAnswered(({ value }) => ({ value, error: null, isLoading: true }))
    ask().then((result) => {
      if (!isMeant) return
      setAnswered(
        result.ok
          ? { value: result.value, error: null, isLoading: false }
          : { value: null, error: result.error, isLoading: false },
      )
    })
    return () => {
      isMeant = false
    }
  }, [ask])
  return answered
}
