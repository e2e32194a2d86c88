import { useLanguage } from '../i18n/language.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { openable } from './registry.ts'
import './keys-screen.css'

function Key({ names, does }: { names: readonly string[]; does: string }) {
  return (
    <div className="keys-row">
      <dt>
        {names.map((name) => (
          <Kbd key={name}>{name}</Kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </div>
  )
}

/** Every key and what it does: for those who were trained for five minutes, and for those who work without a mouse. */
export function KeysScreen() {
  const { t } = useLanguage()
  return (
    <div className="keys">
      <section aria-labelledby="keys-scanning">
        <h3 id="keys-scanning">{t('keys.scanning')}</h3>
        <dl>
          <Key names={[t('key.enter'), t('key.tab')]} does={t('keys.enter')} />
          <Key names={[t('key.escape')]} does={t('keys.escape')} />
          <Key names={['F2']} does={t('keys.type')} />
          <Key names={['F9']} does={t('keys.undo')} />
          <Key names={['F8']} does={t('keys.mute')} />
          <Key names={[t('tray.key', { n: 1 }), '…', t('tray.key', { n: 9 })]} does={t('keys.sample')} />
        </dl>
      </section>
      <section aria-labelledby="keys-screens">
        <h3 id="keys-screens">{t('keys.screens')}</h3>
        <dl>
          {openable.flatMap(({ key, opens, title }) =>
            key === null
              ? []
              : [<Key key={key} names={opens.name === 'keys' ? [key, '?'] : [key]} does={t(title)} />],
          )}
        </dl>
      </section>
      <p className="keys-note">{t('keys.note')}</p>
    </div>
  )
}
