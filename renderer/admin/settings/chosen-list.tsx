import { useLanguage } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type Fault, faultsUnder, ownFault } from './faults.ts'

/** What was added to a list of names or ids: each with what is wrong with it, and a way to take it out. */
export function ChosenList(props: {
  chosen: readonly string[]
  faults: readonly Fault[]
  /** How one is called for a person; as it is unless it is given. */
  say?: (one: string) => string
  /** What stands behind one, or nothing. */
  note?: (one: string) => string | null
  onRemove: (one: string) => void
}) {
  const { t } = useLanguage()
  const { chosen, faults, say = (one) => one, note = () => null, onRemove } = props
  if (chosen.length === 0) return null
  return (
    <ul className="names-list">
      {chosen.map((one, nth) => {
        const fault = ownFault(faultsUnder(faults, nth))
        const noted = note(one)
        return (
          <li key={one}>
            <span>
              {say(one)}
              {noted !== null && <small className="field-hint"> {noted}</small>}
            </span>
            <Button
              look="quiet"
              aria-label={t('set.remove', { what: say(one) })}
              onClick={() => onRemove(one)}
            >
              <Icon name="close" />
            </Button>
            {fault !== null && <span className="field-error">{fault}</span>}
          </li>
        )
      })}
    </ul>
  )
}
