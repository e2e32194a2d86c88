import { useId, useRef } from 'react'
import { useLanguage } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'

/** A text from a file, or pasted. */
export function ImportText(props: { text: string; error: string | null; onText: (text: string) => void }) {
  const { t } = useLanguage()
  const id = useId()
  const file = useRef<HTMLInputElement>(null)
  return (
    <>
      <div className="setting">
        <input
          ref={file}
          type="file"
          accept=".json,application/json,text/plain"
          className="unseen"
          tabIndex={-1}
          aria-label={t('carry.file')}
          onChange={({ target }) => {
            const [chosen] = target.files ?? []
            // Chosen again after it was mended, it is read again.
            void chosen?.text().then(props.onText)
            target.value = ''
          }}
        />
        <span className="office-acts">
          <Button onClick={() => file.current?.click()}>{t('carry.choose')}</Button>
        </span>
      </div>
      <div className="setting">
        <label htmlFor={id} className="setting-name">
          {t('carry.text')}
        </label>
        <textarea
          id={id}
          className="field-input setting-lines"
          rows={6}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={props.error !== null}
          aria-describedby={props.error === null ? undefined : `${id}-error`}
          value={props.text}
          onChange={({ target }) => props.onText(target.value)}
        />
        {props.error !== null && (
          <p id={`${id}-error`} className="field-error" role="status">
            {props.error}
          </p>
        )}
      </div>
    </>
  )
}
