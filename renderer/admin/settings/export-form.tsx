import { type FormEvent, useState } from 'react'
import { type DeviceView, newPassphraseSchema } from '../../../electron/contract/device.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import type { PlainKey } from '../../i18n/translate.ts'
import { Problem } from '../../office/problem.tsx'
import { useAct } from '../../office/use-answer.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'

type Typed = { readonly passphrase: string; readonly again: string; readonly why: string }
const nothing: Typed = { passphrase: '', again: '', why: '' }

/** What is wrong at which field of an export that is to be sealed. */
export function sealProblems({ passphrase, again, why }: Typed): Partial<Record<keyof Typed, PlainKey>> {
  const isShort = !newPassphraseSchema.safeParse(passphrase).success
  return {
    ...(isShort ? { passphrase: 'carry.short' } : passphrase === again ? {} : { again: 'carry.differs' }),
    ...(why.trim() === '' ? { why: 'edit.whyMissing' } : {}),
  }
}

/** Writes the profile of this device into a file: plain, or sealed with the key in it. */
export function ExportForm({ view }: { view: DeviceView }) {
  const { t, said } = useLanguage()
  const { device, gate } = useSurroundings()
  const [how, setHow] = useState<'plain' | 'sealed'>('plain')
  const [typed, setTyped] = useState(nothing)
  const [problems, setProblems] = useState<ReturnType<typeof sealProblems>>({})
  const [told, setTold] = useState<string | null>(null)
  const { working, problem, act } = useAct()
  if (view.live === null) return <p>{t('carry.nothing')}</p>
  const wrong = (field: keyof Typed): string | null => {
    const key = problems[field]
    return key === undefined ? null : t(key)
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    const found = how === 'sealed' ? sealProblems(typed) : {}
    setProblems(found)
    setTold(null)
    if (Object.keys(found).length > 0) return
    const { passphrase, why } = typed
    act(
      () =>
        how === 'plain'
          ? device.acts.exportProfile({})
          : device.permitted('export-key', why.trim(), (permit) =>
              device.acts.exportProfile({ passphrase, permit }),
            ),
      ({ text, fileName }) => {
        setTyped(nothing)
        void gate.save({ kind: 'text', name: fileName, text }).then((saved) => {
          if (saved.kind === 'saved') setTold(t('carry.saved', { name: saved.name }))
          if (saved.kind === 'failed') setTold(t('carry.notSaved', { message: said(saved.message) }))
        })
      },
    )
  }
  return (
    <form className="carry" noValidate onSubmit={submit} data-testid="export-form">
      <h3>{t('carry.export')}</h3>
      <p className="field-hint">{t('carry.exportHint')}</p>
      <Choice
        name={t('carry.with')}
        options={[
          { value: 'plain', label: t('carry.plain') },
          { value: 'sealed', label: t('carry.sealed') },
        ]}
        value={how}
        onChange={setHow}
      />
      {how === 'sealed' && (
        <>
          <p>{t('carry.sealedHint')}</p>
          <Field
            label={t('carry.passphrase')}
            hint={t('carry.passphraseHint')}
            type="password"
            maxLength={200}
            value={typed.passphrase}
            error={wrong('passphrase')}
            onChange={(event) => setTyped({ ...typed, passphrase: event.target.value })}
          />
          <Field
            label={t('carry.again')}
            type="password"
            maxLength={200}
            value={typed.again}
            error={wrong('again')}
            onChange={(event) => setTyped({ ...typed, again: event.target.value })}
          />
          <Field
            label={t('edit.why')}
            maxLength={500}
            value={typed.why}
            error={wrong('why')}
            onChange={(event) => setTyped({ ...typed, why: event.target.value })}
          />
        </>
      )}
      <Problem error={problem} />
      <div className="office-acts">
        <Button type="submit" look="strong" disabled={working}>
          {t(working ? 'carry.working' : 'carry.save')}
        </Button>
        {told !== null && (
          <span className="office-lead" role="status" data-testid="export-said">
            {told}
          </span>
        )}
      </div>
    </form>
  )
}
