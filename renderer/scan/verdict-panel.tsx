import { useEffect, useState } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { VerdictActs } from '../office/verdict-acts.tsx'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { VerdictGlyph } from '../ui/verdict-glyph.tsx'
import type { ShownVerdict } from './desk-state.ts'
import { GroupRest } from './group-rest.tsx'
import { TicketMarkPanel } from './ticket-mark.tsx'
import { useNow } from './use-now.ts'
import { reasonTitle, tellVerdict } from './wording.ts'
import './verdict-panel.css'

declare module 'react' {
  interface CSSProperties {
    /** How many letters the word of a verdict has: it is drawn as large as they fit. */
    '--letters'?: number
  }
}

/** After this a verdict that stays is drawn as a frame, so that nobody takes it for the next guest's. */
const AGED_AFTER_MS = 10_000
const FLASH_MS = 180
/** Letters that fit the column in two lines at the full size. */
const LONG_LINE = 56

function JustBefore({ before, direction }: { before: readonly ShownVerdict[]; direction: 'in' | 'out' }) {
  const { t } = useLanguage()
  if (before.length === 0) return null
  return (
    <ul className="verdict-before" aria-label={t('verdict.before')}>
      {before.map(({ verdict, codeEnd }) => (
        <li key={verdict.scanId} data-class={verdict.class}>
          <VerdictGlyph of={verdict.class} className="glyph-small" />
          {reasonTitle(verdict, { t, direction })} <span>{codeEnd}</span>
        </li>
      ))}
    </ul>
  )
}

/** One verdict, filling the stage: shape and word first, then why, then what to do, then the details. */
export function VerdictPanel(props: {
  shown: ShownVerdict
  before: readonly ShownVerdict[]
  direction: 'in' | 'out'
  onMore: ((count: number) => void) | null
  onClear: () => void
}) {
  const { t, said, moments } = useLanguage()
  const now = useNow()
  const { verdict, codeEnd, shownAt } = props.shown
  const words = tellVerdict(verdict, { t, moments, now: shownAt, direction: props.direction })
  const aged = now - shownAt >= AGED_AFTER_MS
  const [fresh, setFresh] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setFresh(false), FLASH_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div
      className={`panel verdict verdict-${verdict.class}`}
      data-testid="verdict"
      data-class={verdict.class}
      data-reason={verdict.reason}
      data-scan-id={verdict.scanId}
      data-aged={aged}
      data-fresh={fresh}
    >
      {!aged && <JustBefore before={props.before} direction={props.direction} />}
      <div className="verdict-main">
        <VerdictGlyph of={verdict.class} className="verdict-glyph" />
        <div className="verdict-words">
          <p className="verdict-word" style={{ '--letters': words.word.length }}>
            {words.word}
          </p>
          <h2 className="verdict-title">{words.title}</h2>
          {words.line !== null && (
            <p className={words.line.length > LONG_LINE ? 'verdict-line verdict-line-long' : 'verdict-line'}>
              {words.line}
            </p>
          )}
        </div>
        {verdict.mark !== undefined && <TicketMarkPanel mark={verdict.mark} />}
      </div>
      <div className="verdict-below">
        <div className="verdict-details">
          {words.next !== null && <p className="verdict-next">{words.next}</p>}
          {words.facts.length > 0 && (
            <dl className="verdict-facts">
              {words.facts.map(({ key, name, value }) => (
                <div key={key} data-fact={key}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
          {verdict.class === 'admit' && verdict.group !== undefined && props.onMore !== null && (
            <GroupRest group={verdict.group} onMore={props.onMore} />
          )}
          <p className="verdict-note">
            {words.decided}
            {codeEnd !== null && ` · ${t('recent.code', { end: codeEnd })}`}
            {verdict.note !== undefined && ` · ${said(verdict.note)}`}
          </p>
        </div>
        <div className="verdict-corner">
          <span className="verdict-age">{moments.ago(shownAt, now)}</span>
          <div className="verdict-acts">
            <VerdictActs verdict={verdict} />
            <Button look="on-verdict" onClick={props.onClear}>
              {t('verdict.dismiss')} <Kbd>{t('key.escape')}</Kbd>
            </Button>
          </div>
        </div>
      </div>
    </div>
  )
}
