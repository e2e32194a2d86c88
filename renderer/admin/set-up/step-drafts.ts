import { useState } from 'react'
import type { SetUpStep } from '../../../electron/contract/device.ts'
import type { Json } from '../settings/paths.ts'

/** What was typed at steps that were left without going on. Secrets are not among it. */
export type StepDrafts = Map<SetUpStep, Json>

/** What is typed at one step: as it was left, where somebody comes back to it, until it is applied (`forget`). */
export function useStepDraft(
  drafts: StepDrafts,
  step: SetUpStep,
  start: Json,
): { readonly draft: Json; readonly change: (draft: Json) => void; readonly forget: () => void } {
  const [draft, setDraft] = useState<Json>(() => drafts.get(step) ?? start)
  return {
    draft,
    change: (next) => {
      drafts.set(step, next)
      setDraft(next)
    },
    forget: () => void drafts.delete(step),
  }
}
