import { createContext, type ReactNode, useCallback, useContext, useSyncExternalStore } from 'react'
import type { GateOutput } from '../../../electron/contract/methods.ts'
import type { Result } from '../../../electron/contract/wire.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useAnswer } from '../../office/use-answer.ts'
import type { EventWords } from './value-words.ts'

/** An event as ACME listed it for these days. */
export type KnownEvent = Pick<GateOutput<'events'>[number], 'id' | 'name' | 'startsAt' | 'cancelled'>

const Known = createContext<readonly KnownEvent[]>([])

/** Asks the gate once which events this device knows, for every field below that names events by their ids. */
export function KnownEventsProvider({ children }: { children: ReactNode }) {
  const { gate, desk } = useSurroundings()
  const { status } = useSyncExternalStore(desk.subscribe, desk.getState)
  const count = status?.events ?? 0
  const ask = useCallback(
    // Another number of events is another list; before the first there is none to ask for.
    async (): Promise<Result<GateOutput<'events'>>> =>
      count === 0 ? { ok: true, value: [] } : gate.events({ admit: null }),
    [gate, count],
  )
  const { answer } = useAnswer(ask)
  return <Known.Provider value={answer.kind === 'there' ? answer.value : []}>{children}</Known.Provider>
}

export const useKnownEvents = (): readonly KnownEvent[] => useContext(Known)

/** The known events whose name, or the beginning of whose id, is typed: all of them for nothing. */
export function fittingEvents(known: readonly KnownEvent[], typed: string): readonly KnownEvent[] {
  const wanted = typed.trim().toLocaleLowerCase()
  return known.filter(
    ({ id, name }) => name.toLocaleLowerCase().includes(wanted) || id.toLocaleLowerCase().startsWith(wanted),
  )
}

export function useEventWords(): EventWords {
  const { t, moments } = useLanguage()
  const known = useKnownEvents()
  return (id) => {
    const event = known.find((one) => one.id === id)
    if (event === undefined) return id
    return t('set.events.named', { name: event.name, when: moments.when(event.startsAt, Date.now()), id })
  }
}
