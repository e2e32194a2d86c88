import { useLanguage } from '../i18n/language.tsx'
import type { Desk } from './desk.ts'
import type { DeskState, Stage as StageState } from './desk-state.ts'
import { FailurePanel } from './failure-panel.tsx'
import { PendingPanel } from './pending-panel.tsx'
import { ReadyPanel } from './ready-panel.tsx'
import { VerdictPanel } from './verdict-panel.tsx'
import { tellVerdict } from './wording.ts'
import './stage.css'

type StageProps = {
  readonly state: DeskState
  /** What of `state.stage` is drawn by now (see useStage). */
  readonly drawn: StageState
  readonly desk: Desk
}

function Panel({ state, drawn: stage, desk }: StageProps) {
  const direction = state.status?.direction ?? 'in'
  switch (stage.kind) {
    case 'ready':
      return state.status === null ? (
        <PendingPanel state={state} />
      ) : (
        <ReadyPanel
          last={stage.last}
          direction={direction}
          lastScanAt={state.recent[0]?.verdict.at ?? null}
          about={state.about}
          stopped={state.supervision?.state === 'failed'}
        />
      )
    case 'pending':
      // Keyed, so that each scan waits its own 150 ms before the screen says so.
      return <PendingPanel key={stage.scan.scanId} state={state} />
    case 'verdict':
      return (
        <VerdictPanel
          // Keyed, so that a verdict that looks like the one before still comes on as a new one.
          key={`${stage.verdict.scanId} ${stage.shownAt}`}
          shown={stage}
          before={state.before}
          direction={direction}
          onMore={stage.barcode === null ? null : desk.admitMore}
          onClear={desk.clear}
        />
      )
    case 'failure':
      return (
        <FailurePanel key={stage.scan.scanId} failure={stage} onRetry={desk.retry} onClear={desk.clear} />
      )
  }
}

/** What a screen reader says when a verdict comes; apart from the panel, whose age changes each second. */
function Spoken({ state, drawn: stage }: Omit<StageProps, 'desk'>) {
  const language = useLanguage()
  let text = ''
  if (stage.kind === 'verdict') {
    const direction = state.status?.direction ?? 'in'
    const words = tellVerdict(stage.verdict, { ...language, now: stage.shownAt, direction })
    text = [words.word, words.title, words.line, words.next].filter((part) => part !== null).join('. ')
  } else if (stage.kind === 'failure') {
    text = `${language.t('failure.word')}. ${language.t('failure.title')}`
  }
  return (
    <div className="unseen" role="alert" aria-atomic="true">
      {text}
    </div>
  )
}

/** The large part of the screen: ready, on the way, or a verdict; and what waits behind it. */
export function Stage({ state, drawn, desk }: StageProps) {
  const { t } = useLanguage()
  const { waiting, failed } = state.queue
  // Of the stage that is, not the one still drawn: saying for a blink that this scan waits would cost its verdict a frame.
  const behind = waiting.length - (state.stage.kind === 'pending' ? 1 : 0)
  const others = failed.filter(
    ({ scan }) => state.stage.kind !== 'failure' || state.stage.scan.scanId !== scan.scanId,
  )
  const [oldest] = others
  return (
    <section className="stage" aria-label={t('ready.stage')}>
      <Panel state={state} drawn={drawn} desk={desk} />
      <Spoken state={state} drawn={drawn} />
      <div className="stage-behind">
        {behind > 0 && !(state.holding && state.stage.kind === 'pending') && (
          <span className="stage-chip" data-testid="queue-waiting" role="status">
            {t('queue.waiting', { n: waiting.length })}
          </span>
        )}
        {oldest !== undefined && (
          <button type="button" className="stage-chip" onClick={() => desk.retry(oldest.scan.scanId)}>
            {t('failure.others', { n: others.length })} · {t('failure.retry')}
          </button>
        )}
      </div>
    </section>
  )
}
