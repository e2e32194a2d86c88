import type { ScanLogRow } from '../../electron/contract/reporting.ts'
import { useLanguage } from '../i18n/language.tsx'
import type { Translate } from '../i18n/translate.ts'
import { Badge } from '../ui/badge.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { VerdictGlyph } from '../ui/verdict-glyph.tsx'
import { reasonName } from './reason-name.ts'

function detailOf(row: ScanLogRow): string {
  return [row.lane, row.event?.name, row.ticketType, row.orderNumber].filter((part) => !!part).join(' · ')
}

/** Who was signed in, let the guest in against the rules, or took it back: where the profile wants names in records. */
function staffOf({ staff, signedIn }: ScanLogRow, t: Translate): string[] {
  const acts = staff.map(({ act, who }) => `${t(`acts.of.${act}`)}: ${who ?? t('acts.nobody')}`)
  return signedIn === null ? acts : [t('records.signedIn', { who: signedIn }), ...acts]
}

/** Scans as rows: when, what came of it, and of its code the end. */
export function LogView({ rows }: { rows: readonly ScanLogRow[] }) {
  const { t, moments } = useLanguage()
  return (
    <List label={t('records.rows')} empty={t('records.noRows')}>
      {rows.map((row) => (
        <ListRow
          key={row.scanId}
          testId="log-row"
          mark={<VerdictGlyph of={row.class} className="glyph-small" />}
          title={
            <>
              <time>{moments.clockToTheSecond(row.at)}</time> {reasonName(row.reason, t)}
            </>
          }
          detail={
            <>
              {row.codeEnd === null ? t('recent.noCode') : t('recent.code', { end: row.codeEnd })}
              {' · '}
              {[moments.day(row.at), detailOf(row), ...staffOf(row, t)].join(' · ')}
            </>
          }
          end={row.undoneAt === null ? undefined : <Badge>{t('recent.undone')}</Badge>}
        />
      ))}
    </List>
  )
}
