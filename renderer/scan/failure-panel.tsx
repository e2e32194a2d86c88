import { useLanguage } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { VerdictGlyph } from '../ui/verdict-glyph.tsx'
import type { Stage } from './desk-state.ts'
import { useNow } from './use-now.ts'
import './verdict-panel.css'

/** A fault of ours: looks like a hold, never like a refusal, and can be tried again with the same scan. */
export function FailurePanel(props: {
  failure: Extract<Stage, { kind: 'failure' }>
  onRetry: (scanId: string) => void
  onClear: () => void
}) {
  const { t, said, moments } = useLanguage()
  const now = useNow()
  const { scan, error, shownAt } = props.failure
  return (
    <div className="panel verdict verdict-hold" data-testid="failure" data-code={error.code}>
      <div className="verdict-main">
        <VerdictGlyph of="hold" className="verdict-glyph" />
        <div className="verdict-words">
          <p className="verdict-word" style={{ '--letters': t('failure.word').length }}>
            {t('failure.word')}
          </p>
          <h2 className="verdict-title">{t('failure.title')}</h2>
          <p className="verdict-line">{t(`failure.code.${error.code}`)}</p>
        </div>
      </div>
      <div className="verdict-below">
        <div className="verdict-details">
          <p className="verdict-next">{t('failure.next')}</p>
          <p className="verdict-note">{said(error.message)}</p>
        </div>
        <div className="verdict-corner">
          <span className="verdict-age">{moments.ago(shownAt, now)}</span>
          <div className="verdict-acts">
            <Button look="on-verdict" onClick={() => props.onRetry(scan.scanId)}>
              {t('failure.retry')}
            </Button>
            <Button look="on-verdict" onClick={props.onClear}>
              {t('verdict.dismiss')} <Kbd>{t('key.escape')}</Kbd>
            </Button>
          </div>
        </div>
      </div>
    </div>
  )
}
