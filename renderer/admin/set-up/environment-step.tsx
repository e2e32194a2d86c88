import { type FormEvent, useState } from 'react'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { type CredentialProblems, credentialOf, emptyCredential } from '../credential-draft.ts'
import { CredentialFields, kindsFor } from '../credential-fields.tsx'
import { type EnvironmentProblems, environmentDraftOf, environmentOf } from '../environment-draft.ts'
import { EnvironmentForm } from '../environment-form.tsx'
import { KeptNotice, useKept } from '../use-kept.tsx'
import { ChangedNotice, LockedNotice, OpenLive, StepFoot, type StepProps } from './step-parts.tsx'
import { useProfileChange } from './use-profile-change.ts'

/**
 * Where ACME is. A live gate that is open cannot stand without a key: where it goes to an environment that this device has
 * none for, the key is asked for at once, and both change together.
 */
export function EnvironmentStep({ view, onBack, onNext }: StepProps) {
  const { t } = useLanguage()
  const { device } = useSurroundings()
  const { draft, change, forget } = useKept('setup.environment', () => environmentDraftOf(view.live?.profile))
  const [problems, setProblems] = useState<EnvironmentProblems>({})
  const [credential, setCredential] = useState(() => emptyCredential('api-key'))
  const [keyProblems, setKeyProblems] = useState<CredentialProblems>({})
  const [keyWanted, setKeyWanted] = useState(false)
  const { working, problem, changed, accept, draftWith, save } = useProfileChange(view)
  const isLocked = view.provisioned?.locked ?? false
  const isOpen = view.live !== null && view.book === view.live.book

  function goOn(): void {
    forget()
    onNext()
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (isLocked) return onNext()
    const read = environmentOf(draft)
    setProblems('problems' in read ? read.problems : {})
    if ('problems' in read) return
    const { environment } = read
    const preview = isOpen ? await device.acts.previewProfile({ profile: draftWith({ environment }) }) : null
    const needsKey = preview?.ok === true && !preview.value.hasKey
    setKeyWanted(needsKey)
    if (!needsKey) return save({ environment }, goOn)
    // Asked for with the first try, looked at with the second.
    if (!keyWanted) return
    const given = credentialOf(credential)
    setKeyProblems('problems' in given ? given.problems : {})
    if ('problems' in given || given.credential.kind === 'provisioned') return
    setCredential(emptyCredential(credential.kind))
    save({ environment }, goOn, given.credential)
  }

  return (
    <form className="setup-step" noValidate onSubmit={(event) => void submit(event)}>
      <LockedNotice view={view} />
      <KeptNotice place="setup.environment" />
      <ChangedNotice changed={changed} onAccept={accept} />
      <EnvironmentForm
        draft={draft}
        problems={problems}
        disabled={isLocked}
        onChange={(next) => {
          change(next)
          setKeyWanted(false)
        }}
      />
      {keyWanted && (
        <>
          <p className="office-lead" role="status">
            {t('setup.environment.keyToo')}
          </p>
          <CredentialFields
            draft={credential}
            kinds={kindsFor(draft.kind, false)}
            problems={keyProblems}
            onChange={setCredential}
          />
        </>
      )}
      <Problem error={problem} />
      {problem !== null && !isOpen && view.live?.key != null && <OpenLive label={t('setup.check.open')} />}
      <StepFoot onBack={onBack} onNext="submit" working={working} />
    </form>
  )
}
