import type { Supervision } from '../../electron/contract/bridge.ts'
import type { LinkState } from '../../electron/contract/status.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Icon } from '../ui/icon.tsx'

/** The gate service while it does not run: nobody asks ACME then, and what is known of the link is old. */
export type Standstill = Exclude<Supervision['state'], 'up'>

/** Null while the gate runs, or before anything was heard of it. */
export const standstillOf = (supervision: Supervision | null): Standstill | null =>
  supervision === null || supervision.state === 'up' ? null : supervision.state

/** The way to ACME in two words: which state, and until or since when. Of a gate that does not run, that it does not. */
export function LinkPill({ link, standstill }: { link: LinkState; standstill: Standstill | null }) {
  const { t, moments } = useLanguage()
  const time = link.until ?? link.since
  const state = standstill === null ? link.state : (`gate-${standstill}` as const)
  return (
    <span
      className={`link-pill link-pill-${state}`}
      data-testid="link-state"
      data-state={state}
      role="status"
      aria-label={t(standstill === null ? 'link.label' : 'link.gateLabel')}
    >
      <Icon name={standstill === null ? link.state : standstill === 'failed' ? 'alert' : 'restart'} />
      {t(`link.${state}`)}
      {standstill === null && link.state !== 'online' && (
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

/** In its place while the gate does not run: of when everything below is. */
export function StandstillNote({ heardAt }: { heardAt: number }) {
  const { t, moments } = useLanguage()
  return (
    <section className="side-card link-effect" aria-label={t('link.gateLabel')} data-testid="standstill-note">
      <strong>{t('link.gateHeard', { time: moments.clock(heardAt) })}</strong>
    </section>
  )
}
