import { type DeviceView, type SetUpStep, setUpStepSchema } from '../../../electron/contract/device.ts'

/** The steps in which a device is set up, in their order. */
export const STEPS: readonly SetUpStep[] = setUpStepSchema.options

/** What the steps look at to say what is done. */
export type SetUpFacts = {
  readonly view: DeviceView
  readonly scannerTested: boolean
  /** Whether the gate that is open gets answers of ACME. */
  readonly isReached: boolean
  /** Whether anybody has a PIN in the book that is open. */
  readonly pinsSet: boolean
}

const NEEDS = {
  language: 'nothing',
  environment: 'nothing',
  key: 'environment',
  check: 'key',
  // From here on it is the live gate that is asked and that keeps what is typed: its events, its people, its fitness.
  venue: 'live',
  post: 'live',
  events: 'live',
  scanner: 'live',
  roles: 'live',
  readiness: 'live',
  done: 'live',
} as const satisfies Record<SetUpStep, 'nothing' | 'environment' | 'key' | 'live'>

/** Whether a step can be taken with the device as it is. */
export function canTake(step: SetUpStep, { live, book }: DeviceView): boolean {
  switch (NEEDS[step]) {
    case 'nothing':
      return true
    case 'environment':
      return live !== null
    case 'key':
      return live !== null && live.key !== null
    case 'live':
      return live !== null && book === live.book
  }
}

/** Where somebody goes on: where they left, or before that as far as the device is set up for. */
export function stepOf(view: DeviceView): SetUpStep {
  const left = STEPS.indexOf(view.setUp?.step ?? 'language')
  return STEPS.findLast((step, place) => place <= left && canTake(step, view)) ?? 'language'
}

/** The step after this one; the last is followed by none. */
export const nextOf = (step: SetUpStep): SetUpStep | null => STEPS[STEPS.indexOf(step) + 1] ?? null

/** The step before this one; the first follows none. */
export const previousOf = (step: SetUpStep): SetUpStep | null => STEPS[STEPS.indexOf(step) - 1] ?? null

/** Whether what a step asks for is there: seen by the device itself, not by who has been there. */
export function isDone(step: SetUpStep, { view, isReached, scannerTested, pinsSet }: SetUpFacts): boolean {
  const { live, book, setUp } = view
  const isOpen = live !== null && book === live.book
  switch (step) {
    case 'language':
      return setUp !== null && setUp.step !== 'language'
    case 'environment':
      return live !== null
    case 'key':
      return live !== null && live.key !== null
    case 'check':
      return isOpen && isReached
    case 'venue':
      return isGiven(view, 'timeZone')
    case 'post':
      return isGiven(view, 'terminalId')
    case 'events':
      return isGiven(view, 'admit')
    case 'scanner':
      return scannerTested
    case 'roles':
      return isOpen && pinsSet
    case 'readiness':
    case 'done':
      return isOpen && setUp?.step === 'done'
  }
}

/** What of the path is still to be done, in its order; its end counts for nothing by itself. */
export const leftOf = (facts: SetUpFacts): readonly SetUpStep[] =>
  STEPS.filter((step) => step !== 'readiness' && step !== 'done' && !isDone(step, facts))

/** Whether setting up was begun and not brought to its end. */
export const isUnfinished = ({ live, setUp }: DeviceView): boolean =>
  live === null ? setUp !== null : setUp !== null && setUp.step !== 'done'

/** A profile holds what was given; what is left out has a default that nobody has looked at. */
function isGiven({ live }: DeviceView, field: 'timeZone' | 'terminalId' | 'admit'): boolean {
  const profile = live?.profile
  return typeof profile === 'object' && profile !== null && !Array.isArray(profile) && field in profile
}
