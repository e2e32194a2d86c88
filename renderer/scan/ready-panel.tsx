import type { About } from '../../electron/contract/bridge.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Icon } from '../ui/icon.tsx'
import { VerdictGlyph } from '../ui/verdict-glyph.tsx'
import type { ShownVerdict } from './desk-state.ts'
import { useNow } from './use-now.ts'
import { classWord, reasonTitle } from './wording.ts'

/** With guests at the gate this long without a scan is a scanner that is off, empty or unplugged; in ms. */
const SILENT_AFTER_MS = 15 * 60_000

/** Nothing to tell: the calm state, with the last verdict small and dated. */
export function ReadyPanel(props: {
  last: ShownVerdict | null
  direction: 'in' | 'out'
  /** When the last scan was; null before the first. */
  lastScanAt: number | null
  about: About | null
  /** The gate has stopped and nothing starts it again by itself: whatever else, it is not ready. */
  stopped: boolean
}) {
  const { last, direction, lastScanAt, about } = props
  const { t, moments } = useLanguage()
  const now = useNow()
  if (props.stopped) {
    return (
      <div className="panel panel-calm" data-testid="not-ready">
        <Icon name="alert" className="panel-figure" />
        <h2 className="panel-title">{t('ready.stopped')}</h2>
        <p className="panel-hint">{t('service.failedNext')}</p>
      </div>
    )
  }
  return (
    <div className="panel panel-calm" data-testid="ready">
      <Icon name="scan" className="panel-figure" />
      <h2 className="panel-title">{t('ready.title')}</h2>
      {last === null ? (
        <p className="panel-hint">{t('ready.hint')}</p>
      ) : (
        <p className="panel-last">
          <VerdictGlyph of={last.verdict.class} className="glyph-small" />
          {t('ready.last', {
            word: classWord(last.verdict.class, { t, direction }),
            title: reasonTitle(last.verdict, { t, direction }),
            ago: moments.ago(last.shownAt, now),
          })}
        </p>
      )}
      {lastScanAt !== null && now - lastScanAt >= SILENT_AFTER_MS && (
        <p className="panel-silent" data-testid="scanner-silent">
          <strong>{t('ready.silent', { span: moments.span(now - lastScanAt) })}</strong>{' '}
          {t('ready.silentHint')}
        </p>
      )}
      {about !== null && (
        <p className="panel-about">
          {[t('app.version', { version: about.version }), about.runtimeNote].filter(Boolean).join(' · ')}
        </p>
      )}
    </div>
  )
}
