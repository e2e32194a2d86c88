import { useEffect, useState } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { Icon } from '../ui/icon.tsx'
import { codeEndOf, type DeskState } from './desk-state.ts'

/** Most verdicts come sooner; saying "checking" for a blink would only flicker. */
const SAY_AFTER_MS = 150

function Dots() {
  return (
    <div className="panel-dots" aria-hidden="true">
      <span />
      <span />
      <span />
    </div>
  )
}

/** A scan without its verdict yet: nothing for a blink, then what is going on. */
export function PendingPanel({ state }: { state: DeskState }) {
  const { t } = useLanguage()
  const [late, setLate] = useState(false)
  const { stage, queue, holding, supervision, status } = state
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SAY_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])

  if (!late) return <div className="panel panel-calm" data-testid="checking" />
  if (holding && queue.waiting.length > 0) {
    const failed = supervision?.state === 'failed'
    return (
      <div className="panel panel-calm panel-holding" data-testid="holding">
        <Icon name="restart" className="panel-figure" />
        <h2 className="panel-title">{t(failed ? 'holding.failed' : 'holding.title')}</h2>
        <p className="panel-count" data-testid="queue-waiting">
          {t('holding.waiting', { n: queue.waiting.length })}
        </p>
        <p className="panel-hint">{t(failed ? 'service.failedNext' : 'holding.hint')}</p>
      </div>
    )
  }
  if (stage.kind !== 'pending' || status === null) {
    return (
      <div className="panel panel-calm" data-testid="starting">
        <Dots />
        <h2 className="panel-title">{t('app.starting')}</h2>
        <p className="panel-hint">{t('app.startingHint')}</p>
      </div>
    )
  }
  return (
    <div className="panel panel-calm" data-testid="checking">
      <Dots />
      <h2 className="panel-title">{t('checking.title')}</h2>
      <p className="panel-hint">{t('checking.hint', { end: codeEndOf(stage.scan.barcode) ?? '' })}</p>
    </div>
  )
}
