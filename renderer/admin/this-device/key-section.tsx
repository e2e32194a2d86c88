import { useState } from 'react'
import type { DeviceView } from '../../../electron/contract/device.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { useAct } from '../../office/use-answer.ts'
import { KeyForm } from '../key-form.tsx'
import { AskFirst } from './ask-first.tsx'

/** The key of the live gate: which it is, another in its place, and none. */
export function KeySection({ view }: { view: DeviceView }) {
  const { t } = useLanguage()
  const { device } = useSurroundings()
  const [forgotten, setForgotten] = useState(false)
  const { working, problem, act } = useAct()
  const hasKey = view.live !== null && view.live.key !== null
  return (
    <section className="here-part" aria-labelledby="here-key">
      <h3 id="here-key">{t('here.key')}</h3>
      <KeyForm view={view} onDone={() => setForgotten(false)} />
      {hasKey && (
        <AskFirst
          label={t('here.forget')}
          questions={[
            { text: t('here.forgetAsk'), yes: t('here.forgetOn') },
            { text: t('here.forgetAgain'), yes: t('here.forgetYes') },
          ]}
          working={working}
          onYes={() =>
            act(
              () => device.permitted('change-key', null, (permit) => device.acts.forgetKey({ permit })),
              () => setForgotten(true),
            )
          }
          testId="forget-key"
        />
      )}
      {forgotten && !hasKey && (
        <p className="office-lead" role="status" data-testid="key-forgotten">
          {t('here.forgotten')}
        </p>
      )}
      <Problem error={problem} />
    </section>
  )
}
