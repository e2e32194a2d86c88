import type { Tally } from '../../electron/contract/reporting.ts'
import { useLanguage } from '../i18n/language.tsx'
import './bars.css'

export type Bar = Tally & { readonly key: string; readonly name: string }

/** Groups of guests as a table that is a chart: a bar for who was let in, the figures beside it. */
export function Bars({ title, rows }: { title: string; rows: readonly Bar[] }) {
  const { t, number } = useLanguage()
  const of = ({ admitted, out }: Tally): number => admitted + out
  const most = Math.max(1, ...rows.map(of))
  const anyOut = rows.some(({ out }) => out > 0)
  return (
    <table className="bars">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col" className="bars-name">
            <span className="unseen">{title}</span>
          </th>
          <td className="bars-room" />
          <th scope="col">{t('records.admitted')}</th>
          {anyOut && <th scope="col">{t('records.out')}</th>}
          <th scope="col">{t('records.refused')}</th>
          <th scope="col">{t('records.held')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" className="bars-name">
              {row.name}
            </th>
            <td className="bars-room">
              <svg className="bars-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width={(of(row) / most) * 100} height="10" />
              </svg>
            </td>
            <td>{number(row.admitted)}</td>
            {anyOut && <td>{number(row.out)}</td>}
            <td>{number(row.refused)}</td>
            <td>{number(row.held)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
