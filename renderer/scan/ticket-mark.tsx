import type { TicketMark } from '../../electron/contract/ticket-mark.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Pictogram } from '../ui/pictogram.tsx'
import './ticket-mark.css'

/** What to see at once about this kind of ticket: a drawing, a word and a colour, and the venue's own note. */
export function TicketMarkPanel({ mark }: { mark: TicketMark }) {
  const { t } = useLanguage()
  return (
    <div className={`mark mark-${mark.colour}`} data-testid="ticket-mark" data-pictogram={mark.pictogram}>
      <Pictogram of={mark.pictogram} />
      <strong>{t(`mark.${mark.pictogram}`)}</strong>
      {mark.note !== null && <span className="mark-note">{mark.note}</span>}
    </div>
  )
}
