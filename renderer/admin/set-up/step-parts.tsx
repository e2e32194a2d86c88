import type { ReactNode } from 'react'
import type { DeviceView } from '../../../electron/contract/device.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { useAct } from '../../office/use-answer.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { SetUpFacts } from './path.ts'

/** What every step is given. */
export type StepProps = {
  readonly view: DeviceView
  readonly facts: SetUpFacts
  readonly onBack: (() => void) | null
  readonly onNext: () => void
}

/** The foot of a step: back, on, and what else can be done there. `submit` goes on by what the form does. */
export function StepFoot(props: {
  onBack: (() => void) | null
  onNext: (() => void) | 'submit' | null
  working?: boolean
  next?: string
  /** Where the step has a form of its own, going on weighs less. */
  look?: 'strong' | 'plain'
  children?: ReactNode
}) {
  const { t } = useLanguage()
  const { onBack, onNext, working = false } = props
  const next = working ? t('setup.working') : (props.next ?? t('setup.next'))
  return (
    <div className="setup-foot">
      {onBack !== null && (
        <Button disabled={working} onClick={onBack}>
          <Icon name="back" /> {t('setup.back')}
        </Button>
      )}
      {props.children}
      {onNext !== null && (
        <Button
          look={props.look ?? 'strong'}
          className="setup-next"
          disabled={working}
          data-testid="setup-next"
          {...(onNext === 'submit' ? { type: 'submit' } : { onClick: onNext })}
        >
          {next}
        </Button>
      )}
    </div>
  )
}

/** Says that another change came in between, and takes it as what this one is put on. */
export function ChangedNotice({ changed, onAccept }: { changed: boolean; onAccept: () => void }) {
  const { t } = useLanguage()
  if (!changed) return null
  return (
    <Notice
      weight="warn"
      role="alert"
      testId="setup-changed"
      action={<Button onClick={onAccept}>{t('setup.changedAccept')}</Button>}
    >
      {t('setup.changed')}
    </Notice>
  )
}

/** Says that the provisioning file sets this. */
export function LockedNotice({ view }: { view: DeviceView }) {
  const { t } = useLanguage()
  if (view.provisioned === null || !view.provisioned.locked) return null
  return (
    <Notice weight="warn" role="status" testId="setup-locked">
      {t('setup.locked')}
    </Notice>
  )
}

/** Opens the live gate in place of practice. */
export function OpenLive({ label, onOpened }: { label: string; onOpened?: () => void }) {
  const { t } = useLanguage()
  const { device } = useSurroundings()
  const { working, problem, act } = useAct()
  return (
    <>
      <Problem error={problem} />
      <div className="office-acts">
        <Button
          look="strong"
          disabled={working}
          data-testid="setup-open-live"
          onClick={() =>
            act(
              () =>
                device.permitted('open-book', t('setup.why'), (permit) =>
                  device.acts.openBook({ book: 'live', permit }),
                ),
              () => onOpened?.(),
            )
          }
        >
          {working ? t('setup.opening') : label}
        </Button>
      </div>
    </>
  )
}
