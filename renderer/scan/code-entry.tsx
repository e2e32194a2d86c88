import { type FormEvent, memo, type RefObject, useState } from 'react'
import { BARCODE_WIRE_MAX } from '../../electron/contract/code.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import type { Desk } from './desk.ts'
import { markScan } from './marks.ts'
import './code-entry.css'

/** For codes that no scanner reads: typed, then Enter. Escape empties it. */
export const CodeEntry = memo(function CodeEntry(props: {
  fieldRef: RefObject<HTMLInputElement | null>
  take: Desk['take']
}) {
  const { t } = useLanguage()
  const [code, setCode] = useState('')
  const [empty, setEmpty] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    setEmpty(code.trim() === '')
    if (code.trim() === '') {
      props.fieldRef.current?.focus()
      return
    }
    markScan('scan-captured', props.take(code, 'typed', Date.now()))
    setCode('')
  }

  return (
    <form className="code-entry" onSubmit={submit}>
      <label className="code-entry-label" htmlFor="code">
        {t('code.label')}
      </label>
      <input
        ref={props.fieldRef}
        id="code"
        className="code-entry-field"
        data-testid="code-field"
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={BARCODE_WIRE_MAX}
        placeholder={t('code.placeholder')}
        aria-invalid={empty}
        aria-describedby={empty ? 'code-error' : undefined}
        value={code}
        onChange={(event) => {
          setCode(event.target.value)
          setEmpty(false)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || code === '') return
          event.preventDefault()
          setCode('')
        }}
      />
      {empty && (
        <p id="code-error" className="code-entry-error" role="status">
          {t('code.empty')}
        </p>
      )}
      <Button type="submit">{t('code.check')}</Button>
    </form>
  )
})
