import { useCallback, useEffect, useRef, useState } from 'react'
import type { GateError, Result } from '../../electron/contract/wire.ts'
import { useSurroundings } from '../app/surroundings.ts'

/** What a screen asked the gate for: on its way, refused in words, or there. */
export type Answer<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: GateError }
  | { readonly kind: 'there'; readonly value: T }

/**
 * Asks the gate when the screen opens, and whenever `ask` is another function or `of` is another text. What was there stays in sight while it is
 * asked anew; an answer that comes after the next question is dropped.
 */
export function useAnswer<T>(
  ask: (of: string) => Promise<Result<T>>,
  /** What else the answer depends on: where that changes, what was told before is old. */
  of = '',
): {
  readonly answer: Answer<T>
  /** A newer answer than the one in sight is on its way. */
  readonly isAsking: boolean
  readonly reload: () => void
} {
  const { staff } = useSurroundings()
  const [answer, setAnswer] = useState<Answer<T>>({ kind: 'loading' })
  const [isAsking, setAsking] = useState(true)
  const asked = useRef(0)
  const reload = useCallback(() => {
    asked.current += 1
    const mine = asked.current
    setAsking(true)
    void ask(of).then((result) => {
      if (mine !== asked.current) return
      // What takes a PIN puts off the lock, or finds that it has come.
      const isLocked = !result.ok && result.error.code === 'locked'
      if (isLocked || staff.getState()?.signedIn) staff.refresh()
      setAsking(false)
      setAnswer(result.ok ? { kind: 'there', value: result.value } : { kind: 'failed', error: result.error })
    })
  }, [ask, of, staff])
  useEffect(() => {
    reload()
    return () => {
      asked.current += 1
    }
  }, [reload])
  return { answer, isAsking, reload }
}

/**
 * One question after the other, as codes are scanned: the newest wins, and an answer that comes after the next question is
 * dropped. While a question waits nothing is in sight that could be taken for its answer.
 */
export function useQuestion<Q, T>(
  put: (question: Q) => Promise<Result<T>>,
): {
  readonly asking: boolean
  readonly answered: { readonly question: Q; readonly result: Result<T> } | null
  /** The same function for as long as `put` is. */
  readonly ask: (question: Q) => void
} {
  const { staff } = useSurroundings()
  const [asking, setAsking] = useState(false)
  const [answered, setAnswered] = useState<{ question: Q; result: Result<T> } | null>(null)
  const asked = useRef(0)
  const ask = useCallback(
    (question: Q) => {
      asked.current += 1
      const mine = asked.current
      setAsking(true)
      setAnswered(null)
      void put(question).then((result) => {
        if (mine !== asked.current) return
        if (!result.ok && result.error.code === 'locked') staff.refresh()
        setAsking(false)
        setAnswered({ question, result })
      })
    },
    [put, staff],
  )
  return { asking, answered, ask }
}

/** Something a person does on a screen: once at a time, with what went wrong in words. */
export function useAct(): {
  readonly working: boolean
  readonly problem: GateError | null
  readonly act: <T>(run: () => Promise<Result<T>>, then: (value: T) => void) => void
} {
  const { staff } = useSurroundings()
  const [working, setWorking] = useState(false)
  const [problem, setProblem] = useState<GateError | null>(null)
  const busy = useRef(false)
  return {
    working,
    problem,
    act: (run, then) => {
      if (busy.current) return
      busy.current = true
      setWorking(true)
      setProblem(null)
      void run().then((result) => {
        busy.current = false
        setWorking(false)
        staff.refresh()
        if (result.ok) then(result.value)
        else setProblem(result.error)
      })
    },
  }
}
