import { useSyncExternalStore } from 'react'
import type { DeviceView } from '../../../electron/contract/device.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { useAct } from '../../office/use-answer.ts'
import { Progress } from '../../ui/progress.tsx'
import { BookName } from '../book-name.tsx'
import { AskFirst } from './ask-first.tsx'

/** Which book is open, practice or the live gate, and the way to the other. */
export function BookSection({ view }: { view: DeviceView }) {
  const { t } = useLanguage()
  const { device, desk } = useSurroundings()
  const { status } = useSyncExternalStore(desk.subscribe, desk.getState)
  const { working, problem, act } = useAct()
  const isPractice = view.book === 'practice'
  const waiting = isPractice ? 0 : (status?.outbox.pending ?? 0)
  const open = (book: 'practice' | 'live') =>
    act(
      () => device.permitted('open-book', null, (permit) => device.acts.openBook({ book, permit })),
      () => {},
    )
  return (
    <section className="here-part" aria-labelledby="here-book">
      <h3 id="here-book">{t('here.book')}</h3>
      <p className="here-book">
        {t('here.bookIs')} <BookName book={view.book} />
      </p>
      <p>{t(isPractice ? 'here.bookPractice' : 'here.bookLive')}</p>
      {waiting > 0 && <p>{t('here.waitingStays', { n: waiting })}</p>}
      {isPractice && view.live === null && <p className="office-detail">{t('here.noLive')}</p>}
      {isPractice && view.live !== null && view.live.key === null && (
        <p className="office-detail">{t('here.noKeyYet')}</p>
      )}
      {isPractice && view.live !== null && view.live.key !== null && (
        <AskFirst
          label={t('here.openLive')}
          questions={[{ text: t('here.openLiveAsk'), yes: t('here.yesOpen') }]}
          working={working}
          onYes={() => open('live')}
          testId="open-live"
        />
      )}
      {!isPractice && (
        <AskFirst
          label={t('here.openPractice')}
          questions={[{ text: t('here.openPracticeAsk'), yes: t('here.yesOpen') }]}
          working={working}
          onYes={() => open('practice')}
          testId="open-practice"
        />
      )}
      {working && (
        <div role="status">
          <p>{t('here.opening')}</p>
          <Progress label={t('here.opening')} value={0} max={null} />
        </div>
      )}
      <Problem error={problem} />
    </section>
  )
}
