import { type FormEvent, useState } from 'react'
import type { DeviceInput, DeviceView } from '../../electron/contract/device.ts'
import { newPassphraseSchema } from '../../electron/contract/device.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import type { PlainKey } from '../i18n/translate.ts'
import { Problem } from '../office/problem.tsx'
import { useAct } from '../office/use-answer.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import './admin.css'

type How = DeviceInput<'protect'>['how']
type By = How['by']
type Typed = { readonly passphrase: string; readonly again: string; readonly consent: boolean }
const nothing: Typed = { passphrase: '', again: '', consent: false }

/** What would be done, or what is wrong at which field. */
export function protectionOf(
  by: By,
  { passphrase, again, consent }: Typed,
): { readonly how: How } | { readonly problems: Partial<Record<keyof Typed, PlainKey>> } {
  switch (by) {
    case 'keychain':
      return { how: { by } }
    case 'plain':
      return consent ? { how: { by, consent } } : { problems: { consent: 'protect.consentMissing' } }
    case 'passphrase':
      if (!newPassphraseSchema.safeParse(passphrase).success)
        return { problems: { passphrase: 'protect.passphraseShort' } }
      return passphrase === again
        ? { how: { by, passphrase } }
        : { problems: { again: 'protect.passphraseDiffers' } }
  }
}

/**
 * Chooses what protects the secrets of this device, saying what each way means. A keychain is offered where there is one;
 * without encryption only for who says yes to that.
 */
export function ProtectionForm({ view, onDone }: { view: DeviceView; onDone?: (view: DeviceView) => void }) {
  const { t } = useLanguage()
  const { device } = useSurroundings()
  const { keychain, protection } = view.secrets
  const ways: readonly By[] = keychain ? ['keychain', 'passphrase', 'plain'] : ['passphrase', 'plain']
  const [by, setBy] = useState<By>(
    protection !== null && ways.includes(protection) ? protection : keychain ? 'keychain' : 'passphrase',
  )
  const [typed, setTyped] = useState(nothing)
  const [problems, setProblems] = useState<Partial<Record<keyof Typed, PlainKey>>>({})
  const { working, problem, act } = useAct()
  const said = (field: keyof Typed): string | null => {
    const wrong = problems[field]
    return wrong === undefined ? null : t(wrong)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    const read = protectionOf(by, typed)
    setProblems('problems' in read ? read.problems : {})
    if ('problems' in read) return
    act(
      () =>
        device.permitted('protect-secrets', null, (permit) => device.acts.protect({ how: read.how, permit })),
      (next) => {
        setTyped(nothing)
        onDone?.(next)
      },
    )
  }

  return (
    <form className="office-form" data-testid="protection-form" noValidate onSubmit={submit}>
      {!keychain && <p className="office-lead">{t('protect.noKeychain')}</p>}
      <Choice
        name={t('protect.how')}
        options={ways.map((value) => ({ value, label: t(`protect.by.${value}`) }))}
        value={by}
        onChange={(next) => {
          setBy(next)
          setProblems({})
        }}
      />
      <p className="office-detail">{t(`protect.means.${by}`)}</p>
      {by === 'passphrase' && (
        <>
          <Field
            label={t('protect.passphrase')}
            hint={t('protect.passphraseHint')}
            type="password"
            maxLength={200}
            value={typed.passphrase}
            error={said('passphrase')}
            onChange={(event) => setTyped({ ...typed, passphrase: event.target.value })}
          />
          <Field
            label={t('protect.again')}
            type="password"
            maxLength={200}
            value={typed.again}
            error={said('again')}
            onChange={(event) => setTyped({ ...typed, again: event.target.value })}
          />
        </>
      )}
      {by === 'plain' && (
        <>
          <label className="admin-consent">
            <input
              type="checkbox"
              checked={typed.consent}
              onChange={(event) => setTyped({ ...typed, consent: event.target.checked })}
            />
            {t('protect.consent')}
          </label>
          {problems.consent !== undefined && (
            <p className="field-error" role="status">
              {said('consent')}
            </p>
          )}
        </>
      )}
      <Problem error={problem} />
      <div className="office-acts">
        <Button type="submit" look="strong" disabled={working}>
          {t(working ? 'protect.working' : 'protect.confirm')}
        </Button>
      </div>
    </form>
  )
}
