import { useEffect, useRef } from 'react'

/**
 * The keys of the window. Function keys, because no scanner types them and no text field wants them: they work
 * whatever has the focus, also while a code is being typed.
 */
export type FunctionKey = `F${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`

/** Does `act` when a function key is pressed alone, for as long as the calling component stands. */
export function useShortcut(key: FunctionKey | null, act: () => void): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (key === null) return
    const onKey = (event: KeyboardEvent) => {
      const alone = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey
      if (event.key !== key || !alone || event.repeat || event.defaultPrevented) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [key])
}
