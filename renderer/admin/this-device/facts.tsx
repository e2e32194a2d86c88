import { useEffect, useState } from 'react'
import type { DeviceView } from '../../../electron/contract/device.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'

/** What should be put right on this device, for whoever stands before it. */
export function ProblemsSection({ view }: { view: DeviceView }) {
  const { t, said } = useLanguage()
  return (
    <section className="here-part" aria-labelledby="here-problems">
      <h3 id="here-problems">{t('here.problems')}</h3>
      {view.problems.length === 0 ? (
        <p>{t('here.noProblems')}</p>
      ) : (
        <ul className="here-problems" data-testid="device-problems">
          {view.problems.map(({ kind, message }) => (
            <li key={`${kind} ${message}`}>
              <strong>{t(`here.problem.${kind}`)}</strong>
              <span className="office-detail">{said(message)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Whether a device management has set this device up, and what of it is locked. */
export function ProvisioningSection({ view }: { view: DeviceView }) {
  const { t, moments } = useLanguage()
  const { provisioned } = view
  return (
    <section className="here-part" aria-labelledby="here-provisioning">
      <h3 id="here-provisioning">{t('here.provisioning')}</h3>
      {provisioned === null ? (
        <p>{t('here.provisionedNone')}</p>
      ) : (
        <div data-testid="provisioned">
          <p>{t('here.provisionedAt', { when: moments.when(provisioned.at, Date.now()) })}</p>
          <p>{t(provisioned.locked ? 'here.provisionedLocked' : 'here.provisionedOpen')}</p>
          {provisioned.keyWaits && <p className="office-lead">{t('here.provisionedKey')}</p>}
        </div>
      )}
    </section>
  )
}

/** What this device is told by, on the telephone and in a provisioning file. */
export function AboutSection({ view }: { view: DeviceView }) {
  const { t, moments } = useLanguage()
  const { gate } = useSurroundings()
  const [version, setVersion] = useState('')
  useEffect(() => {
    gate.about().then(
      (about) => setVersion(about.version),
      () => {},
    )
  }, [gate])
  const facts: readonly (readonly [string, string])[] = [
    [t('here.host'), view.host],
    [t('here.id'), view.id],
    [t('here.folder'), view.folder],
    [t('here.version'), version],
    ...(view.live === null
      ? []
      : [[t('here.changedAt'), moments.when(view.live.changedAt, Date.now())] as const]),
  ]
  return (
    <section className="here-part" aria-labelledby="here-about">
      <h3 id="here-about">{t('here.about')}</h3>
      <dl className="here-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
