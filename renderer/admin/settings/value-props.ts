import type { ComponentType } from 'react'
import type { Control } from './controls.ts'
import type { Fault } from './faults.ts'
import type { Json } from './paths.ts'

/** What ties an input to the words around it. */
export type InputIds = {
  readonly input: string
  readonly label: string
  /** What describes it: the help, and what is wrong. */
  readonly notes: string
  readonly isWrong: boolean
}

export type ValueFieldProps = {
  readonly label: string
  readonly help: string
  readonly control: Control
  readonly value: Json | undefined
  /** What counts where nothing is set; undefined: nothing is said about it. */
  readonly fallback?: Json | undefined
  readonly canReset?: boolean
  readonly isChanged?: boolean
  readonly faults: readonly Fault[]
  /** Undefined takes the value away. */
  readonly onChange: (value: Json | undefined) => void
  readonly testId?: string
}

/** Draws one value: given to what draws values made of others. */
export type ValueFieldComponent = ComponentType<ValueFieldProps>
