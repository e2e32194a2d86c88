import type { LinkState } from '../../electron/contract/status.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Icon } from '../ui/icon.tsx'

/** The way to ACME in two words: which state, and until or since when. */
export function LinkPill({ link }: { link: LinkState }) {
  const { t, moments } = useLanguage()
  const time = link.until ?? link.since
  return (
    <span
      className={`link-pill link-pill-${link.state}`}
      data-testid="link-state"
      data-state={link.state}
      role="status"
      aria-label={t('link.label')}
    >
      <Icon name={link.state} />
      {t(`link.${link.state}`)}
      {link.state !== 'online' && (
        <small>
          {link.until === null
            ? t('link.since', { time: moments.clock(time) })
            : t('link.until', { time: moments.clockToTheSecond(time) })}
        </small>
      )}
    </span>
  )
}

/** What the state of the link means for the next guest, and what ends it; nothing while all is well. */
export function LinkEffect({ link }: { link: LinkState }) {
  const { t, said } = useLanguage()
  if (link.state === 'online') return null
  return (
    <section className="side-card link-effect" aria-label={t('link.label')}>
      <p>
        <strong>{link.why === null ? t(`link.${link.state}`) : said(link.why)}</strong>
      </p>
      <p>{t(`link.effect.${link.state}`)}</p>
    </section>
  )
}
