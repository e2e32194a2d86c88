import { memo, useEffect, useRef } from 'react'
import type { RecentScan } from '../../electron/contract/methods.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { VerdictGlyph } from '../ui/verdict-glyph.tsx'
import { classWord, reasonTitle } from './wording.ts'
import './recent-list.css'

type Direction = 'in' | 'out'

const Row = memo(function Row(props: {
  scan: RecentScan
  direction: Direction
  onUndo: ((scan: RecentScan) => void) | null
}) {
  const { onUndo } = props
  const { t, moments } = useLanguage()
  const { navigation } = useSurroundings()
  const { verdict, codeEnd, undone } = props.scan
  const time = moments.clockToTheSecond(verdict.at)
  return (
    <li
      className={`recent-row ${undone ? 'recent-undone' : ''}`}
      data-testid="recent-row"
      data-class={verdict.class}
      data-reason={verdict.reason}
      data-scan-id={verdict.scanId}
    >
      <VerdictGlyph of={verdict.class} className="glyph-small" />
      <button
        type="button"
        className="recent-text recent-open"
        disabled={codeEnd === null}
        onClick={() => navigation.open({ name: 'ticket', of: { scanId: verdict.scanId } })}
      >
        <span className="unseen">{classWord(verdict.class, { t, direction: props.direction })}, </span>
        <span className="recent-reason">{reasonTitle(verdict, { t, direction: props.direction })}</span>
        {undone && <span className="recent-mark"> {t('recent.undone')}</span>}
        <span className="recent-code">
          {time} · {codeEnd === null ? t('recent.noCode') : `…${codeEnd}`}
        </span>
      </button>
      {onUndo !== null && (
        <button
          type="button"
          className="recent-undo"
          aria-label={t('recent.undoLabel', { time })}
          onClick={() => onUndo(props.scan)}
        >
          {t('recent.undo')}
        </button>
      )}
    </li>
  )
})

/** The last scans of this gate. `undoable` has an undo button: the last admission that stands. */
export function RecentList(props: {
  recent: readonly RecentScan[]
  direction: Direction
  undoable: RecentScan | null
  onUndo: (scan: RecentScan) => void
}) {
  const { t } = useLanguage()
  const { recent, direction, undoable, onUndo } = props
  const list = useRef<HTMLOListElement>(null)
  const newest = recent[0]?.verdict.scanId
  const scrolled = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `newest` is read by nothing here: that it changed is what brings the list back to its top.
  useEffect(() => {
    // Asking where it is scrolled to would make the browser lay the page out.
    if (scrolled.current) list.current?.scrollTo(0, 0)
    scrolled.current = false
  }, [newest])
  return (
    <section className="side-card recent" aria-label={t('recent.label')}>
      <h2 className="side-title">{t('recent.label')}</h2>
      {recent.length === 0 ? (
        <p className="recent-none">{t('recent.none')}</p>
      ) : (
        <ol
          ref={list}
          className="recent-rows"
          data-testid="recent-list"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reachable by keyboard.
          tabIndex={0}
          onScroll={() => {
            scrolled.current = true
          }}
        >
          {recent.map((scan) => (
            <Row
              key={scan.verdict.scanId}
              scan={scan}
              direction={direction}
              onUndo={scan === undoable ? onUndo : null}
            />
          ))}
        </ol>
      )}
    </section>
  )
}
