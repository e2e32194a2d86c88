import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import type { DeviceView, SetUpStep } from '../../../electron/contract/device.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { ForRole } from '../../office/for-role.tsx'
import { Problem } from '../../office/problem.tsx'
import { useAct } from '../../office/use-answer.ts'
import { Icon } from '../../ui/icon.tsx'
import { BookName } from '../book-name.tsx'
import { SET_UP } from '../kept-typing.ts'
import { useDeviceView } from '../use-device.ts'
import { KeptWhileLocked } from '../use-kept.tsx'
import { CheckStep } from './check-step.tsx'
import { EnvironmentStep } from './environment-step.tsx'
import { EventsStep } from './events-step.tsx'
import { KeyStep } from './key-step.tsx'
import { LanguageStep } from './language-step.tsx'
import { DoneStep, ReadinessStep, ScannerStep } from './last-steps.tsx'
import { canTake, isDone, nextOf, previousOf, type SetUpFacts, STEPS, stepOf } from './path.ts'
import { RolesStep } from './roles-step.tsx'
import { PostStep, VenueStep } from './settings-step.tsx'
import type { StepProps } from './step-parts.tsx'
import './set-up.css'

function contentOf(step: SetUpStep, props: StepProps): ReactNode {
  switch (step) {
    case 'language':
      return <LanguageStep {...props} />
    case 'environment':
      return <EnvironmentStep {...props} />
    case 'key':
      return <KeyStep {...props} />
    case 'check':
      return <CheckStep {...props} />
    case 'venue':
      return <VenueStep {...props} />
    case 'post':
      return <PostStep {...props} />
    case 'events':
      return <EventsStep {...props} />
    case 'scanner':
      return <ScannerStep {...props} />
    case 'roles':
      return <RolesStep {...props} />
    case 'readiness':
      return <ReadinessStep {...props} />
    case 'done':
      return <DoneStep {...props} />
  }
}

function StepList(props: { facts: SetUpFacts; here: SetUpStep; onGo: (step: SetUpStep) => void }) {
  const { t } = useLanguage()
  const { facts, here, onGo } = props
  return (
    <nav className="setup-steps" aria-label={t('setup.steps')}>
      <ol>
        {STEPS.map((step) => {
          const done = isDone(step, facts)
          return (
            <li key={step}>
              <button
                type="button"
                className="setup-step-button"
                disabled={!canTake(step, facts.view)}
                aria-current={step === here ? 'step' : undefined}
                onClick={() => onGo(step)}
              >
                <span className="setup-step-mark">{done && <Icon name="online" />}</span>
                <span>
                  {t(`setup.step.${step}`)}
                  {done && <span className="unseen"> {t('setup.stepDone')}</span>}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** The path itself. Where somebody is on it the device remembers: it can be left at any step, and taken up after a restart. */
function Path({ view }: { view: DeviceView }) {
  const { t } = useLanguage()
  const { desk, device, scanner, staff } = useSurroundings()
  const { characterMs } = useSyncExternalStore(scanner.subscribe, scanner.getState)
  const session = useSyncExternalStore(staff.subscribe, staff.getState)
  const { status } = useSyncExternalStore(desk.subscribe, desk.getState)
  const { problem, act } = useAct()
  const here = stepOf(view)
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(here)
  useEffect(() => {
    // The next step is read from its beginning; the first has the focus of the screen that opened.
    if (shown.current !== here) heading.current?.focus()
    shown.current = here
  }, [here])

  const go = (step: SetUpStep | null): void => {
    if (step !== null)
      act(
        () => device.acts.keepSetUp({ step }),
        () => {},
      )
  }
  const before = previousOf(here)
  const facts: SetUpFacts = {
    view,
    isReached: status !== null && !['offline', 'refused', 'captive'].includes(status.link.state),
    scannerTested: characterMs !== null,
    pinsSet: session?.pinsSet ?? false,
  }
  return (
    <div className="setup">
      <StepList facts={facts} here={here} onGo={go} />
      <section className="setup-main" aria-labelledby="setup-heading" data-testid={`setup-${here}`}>
        <div className="setup-head">
          <h3 id="setup-heading" ref={heading} tabIndex={-1}>
            {t('setup.heading', {
              number: STEPS.indexOf(here) + 1,
              of: STEPS.length,
              title: t(`setup.step.${here}`),
            })}
          </h3>
          <BookName book={view.book} />
        </div>
        <Problem error={problem} />
        {contentOf(here, {
          view,
          facts,
          onBack: before === null ? null : () => go(before),
          onNext: () => go(nextOf(here)),
        })}
      </section>
    </div>
  )
}

/** Sets up this device, step by step. */
export function SetUpScreen() {
  const { t } = useLanguage()
  const view = useDeviceView()
  if (view === null) return <p className="office-detail">{t('office.loading')}</p>
  return (
    <ForRole least="admin" locked={<KeptWhileLocked places={SET_UP} />}>
      <Path view={view} />
    </ForRole>
  )
}
