import { useState } from 'react'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import type { Place, Places } from './kept-typing.ts'
import './admin.css'

/**
 * What is typed at a place: as whoever is signed in left it, by going elsewhere or because the session locked, until it
 * is applied (`forget`).
 */
export function useKept<P extends Place>(
  place: P,
  start: () => Places[P],
): { readonly draft: Places[P]; readonly change: (draft: Places[P]) => void; readonly forget: () => void } {
  const { kept } = useSurroundings()
  const [draft, setDraft] = useState(() => kept.at(place) ?? start())
  const [who] = useState(kept.whose)
  return {
    draft,
    change: (next) => {
      kept.keep(place, next)
      setDraft(next)
    },
    forget: () => kept.drop(place, who),
  }
}

/** Says that what stands here was typed before the session locked, and is not applied yet. */
export function KeptNotice({ place }: { place: Place }) {
  const { t } = useLanguage()
  const { kept } = useSurroundings()
  // As it was when this place was opened: it stands until that is left.
  const [isThroughLock] = useState(() => kept.isThroughLock(place))
  if (!isThroughLock) return null
  return (
    <p className="kept-typing" role="status" data-testid="kept-typing">
      {t('kept.here')}
    </p>
  )
}

/** Says on a screen that has locked that nothing that was typed on it is lost. */
export function KeptWhileLocked({ places }: { places: readonly Place[] }) {
  const { t } = useLanguage()
  const { kept } = useSurroundings()
  if (!kept.isWaiting(places)) return null
  return (
    <p className="kept-typing" data-testid="kept-waiting">
      {t('kept.waiting')}
    </p>
  )
}
