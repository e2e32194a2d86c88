import { useState } from 'react'
import type { DeviceInput, DeviceView, ProfileDraft } from '../../../electron/contract/device.ts'
import type { GateError } from '../../../electron/contract/wire.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useAct } from '../../office/use-answer.ts'

type Fields = { readonly [name: string]: ProfileDraft }
type Credential = DeviceInput<'applyProfile'>['credential']

/**
 * Changes some fields of the live profile and leaves the rest as it is. What somebody else changed since this step was
 * opened is not run over: it has to be looked at first (`changed`, `accept`), and what was typed here stays.
 */
export function useProfileChange(view: DeviceView): {
  readonly working: boolean
  readonly problem: GateError | null
  readonly changed: boolean
  readonly accept: () => void
  /** The profile as it would be. A field that is null is taken out: it has its default again. */
  readonly draftWith: (fields: Fields) => ProfileDraft
  readonly save: (fields: Fields, then: () => void, credential?: Credential) => void
} {
  const { t } = useLanguage()
  const { device } = useSurroundings()
  const latest = view.live?.revision ?? 0
  const [basedOn, setBasedOn] = useState(latest)
  const { working, problem, act } = useAct()
  const draftWith = (fields: Fields): ProfileDraft =>
    Object.fromEntries(
      Object.entries({ ...groupOf(view.live?.profile), ...fields }).filter(([, value]) => value !== null),
    )
  return {
    working,
    problem,
    changed: !working && basedOn !== latest,
    accept: () => setBasedOn(latest),
    draftWith,
    save: (fields, then, credential = null) => {
      const profile = draftWith(fields)
      if (isSame(profile, view.live?.profile)) {
        then()
        return
      }
      act(
        () =>
          device.permitted('change-profile', t('setup.why'), (permit) =>
            device.acts.applyProfile({ profile, basedOn, permit, credential }),
          ),
        (next) => {
          setBasedOn(next.live?.revision ?? 0)
          then()
        },
      )
    },
  }
}

const groupOf = (draft: ProfileDraft | undefined): Fields =>
  typeof draft === 'object' && draft !== null && !Array.isArray(draft) ? draft : {}

/** Fields keep their order when some of them are set again, so that the same text is the same profile. */
const isSame = (one: ProfileDraft, other: ProfileDraft | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
