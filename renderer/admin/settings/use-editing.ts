import { useEffect, useState } from 'react'
import type { DeviceView } from '../../../electron/contract/device.ts'
import { changesOf, type Editing, onTopOf, takenBack } from './edits.ts'
import type { Json, SettingPath } from './paths.ts'

/** What is being edited on this device, and how it goes on. Nothing is applied here. */
export type EditingHere = {
  readonly editing: Editing
  /** The profile was changed by others while something was edited here. */
  readonly changedMeanwhile: boolean
  readonly change: (draft: Json) => void
  readonly takeBack: (path: SettingPath) => void
  readonly undoAll: () => void
}

const profileOf = ({ live }: DeviceView): Pick<Editing, 'base' | 'revision'> => ({
  base: live?.profile ?? {},
  revision: live?.revision ?? 0,
})

/**
 * Follows the device's own profile; what was edited stays on top of it.
 * @param before what the same person edited before, and did not apply
 */
export function useEditing(view: DeviceView, before: Editing | undefined): EditingHere {
  const { base, revision } = profileOf(view)
  const [editing, setEditing] = useState<Editing>(before ?? { base, revision, draft: base })
  const [changedMeanwhile, setMeanwhile] = useState(false)
  useEffect(() => {
    if (revision === editing.revision) return
    const next = onTopOf(editing, base, revision)
    setEditing(next)
    // After one's own changes were applied nothing is left of them.
    setMeanwhile(changesOf(next).length > 0)
  }, [base, revision, editing])
  return {
    editing,
    changedMeanwhile,
    change: (draft) => setEditing({ ...editing, draft }),
    takeBack: (path) => setEditing(takenBack(editing, path)),
    undoAll: () => {
      setEditing({ ...editing, draft: editing.base })
      setMeanwhile(false)
    },
  }
}
