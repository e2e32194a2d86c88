import { useLanguage } from './i18n/language.tsx'

/** What a plain browser gets: without the preload's bridge there is no gate to talk to. */
export function NoGate() {
  const { t } = useLanguage()
  return <main className="bare-page">{t('app.noGate')}</main>
}
