import { type FormEvent, useState } from 'react'
import type { DeviceView } from '../../electron/contract/device.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Problem } from '../office/problem.tsx'
import { useAct } from '../office/use-answer.ts'
import { Button } from '../ui/button.tsx'
import { type CredentialProblems, credentialOf, emptyCredential } from './credential-draft.ts'
import { CredentialFields, kindsFor } from './credential-fields.tsx'
import { environmentDraftOf } from './environment-draft.ts'
import { KeyNoteLine } from './key-note.tsx'
import { PassphraseForm } from './passphrase-form.tsx'
import { ProtectionForm } from './protection-form.tsx'
import './admin.css'

/**
 * Sets or replaces the key of the live gate, and shows of the one that is there how it ends. Where nothing protects it yet
 * that is decided first. What was typed is forgotten with the sending, whether it was taken or not.
 */
export function KeyForm({ view, onDone }: { view: DeviceView; onDone?: (view: DeviceView) => void }) {
  const { secrets, live } = view
  const { t } = useLanguage()
  if (live === null) return <p className="office-detail">{t('setkey.noEnvironment')}</p>
  if (secrets.locked) return <PassphraseForm view={view} />
  if (secrets.protection === null && !secrets.keychain) return <ProtectionForm view={view} />
  return <SetKey view={view} live={live} {...(onDone === undefined ? {} : { onDone })} />
}

function SetKey(props: {
  view: DeviceView
  live: NonNullable<DeviceView['live']>
  onDone?: (view: DeviceView) => void
}) {
  const { t } = useLanguage()
  const { device } = useSurroundings()
  const { view, live, onDone } = props
  const kinds = kindsFor(environmentDraftOf(live.profile).kind, view.provisioned?.keyWaits ?? false)
  const [draft, setDraft] = useState(() => emptyCredential(kinds[0] ?? 'api-key'))
  const [problems, setProblems] = useState<CredentialProblems>({})
  const [kept, setKept] = useState(false)
  const { working, problem, act } = useAct()

  function submit(event: FormEvent) {
    event.preventDefault()
    const read = credentialOf(draft)
    setProblems('problems' in read ? read.problems : {})
    setKept(false)
    if ('problems' in read) return
    const { credential } = read
    setDraft(emptyCredential(draft.kind))
    act(
      () => device.permitted('change-key', null, (permit) => device.acts.setKey({ credential, permit })),
      (next) => {
        setKept(true)
        onDone?.(next)
      },
    )
  }

  return (
    <form className="office-form" data-testid="key-form" noValidate onSubmit={submit}>
      <KeyNoteLine note={live.key} />
      <CredentialFields draft={draft} kinds={kinds} problems={problems} onChange={setDraft} />
      <Problem error={problem} />
      <div className="office-acts">
        <Button type="submit" look={live.key === null ? 'strong' : 'plain'} disabled={working}>
          {t(working ? 'setkey.working' : live.key === null ? 'setkey.set' : 'setkey.replace')}
        </Button>
        {kept && (
          <span className="office-lead" role="status">
            {t('setkey.kept')}
          </span>
        )}
      </div>
    </form>
  )
}
