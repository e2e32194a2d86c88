import { z } from 'zod'
import type { Step } from './trace.ts'

const shownSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('verdict'), scanId: z.string(), class: z.string(), reason: z.string() }),
  z.looseObject({
    type: z.literal('undone'),
    scanId: z.string(),
    undoneAt: z.number(),
    atAcme: z.enum(['cancelled', 'queued']),
  }),
  z.looseObject({ type: z.literal('synced'), tickets: z.number() }),
  z.looseObject({ type: z.enum(['ready', 'status']) }),
])
type Shown = z.infer<typeof shownSchema>

/** What the world knew of the gate at some moment: it must still be true after the power has come back. */
export type World = {
  readonly shown: readonly Shown[]
  /** Request ids of the check-ins that had left for ACME, even if only their first byte had. */
  readonly asked: readonly string[]
}

/** Looks at a recording as the world does, step by step. */
export function makeWitness(): { readonly see: (step: Step) => void; readonly world: () => World } {
  const shown: Shown[] = []
  const asked: string[] = []
  let line = ''
  return {
    see: (step) => {
      if (step.kind === 'said') {
        const lines = `${line}${step.bytes.toString('utf8')}`.split('\n')
        line = lines.pop() ?? ''
        for (const whole of lines) shown.push(shownSchema.parse(JSON.parse(whole)))
      } else if (step.kind === 'sent') {
        const said = step.bytes.toString('latin1')
        const id = /^x-acme-request-id: (\S+)\r$/im.exec(said)?.[1]
        if (id !== undefined && /^POST \S*\/willcall\/checkin/.test(said)) asked.push(id)
      }
    },
    world: () => ({ shown: [...shown], asked: [...asked] }),
  }
}
