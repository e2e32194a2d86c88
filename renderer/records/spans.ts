/** The spans a person chooses from. What is today, the gate knows: it knows the venue's midnight. */
export const spans = ['today', 'hour', 'day', 'week', 'custom'] as const
export type SpanName = (typeof spans)[number]

const HOUR_MS = 3_600_000

/** A span as the gate is asked for it: epoch ms, the end not included. */
export type SpanAsked = { readonly from?: number; readonly to?: number }

/** What was chosen. Only `custom` has times of its own; null for one that cannot be read. */
export type SpanChosen = {
  readonly name: SpanName
  readonly from: number | null
  readonly to: number | null
}

/** The span to ask for; null where the times do not make one. */
export function spanAt({ name, from, to }: SpanChosen, now: number): SpanAsked | null {
  switch (name) {
    case 'today':
      return {}
    case 'hour':
      return { from: now - HOUR_MS }
    case 'day':
      return { from: now - 24 * HOUR_MS }
    case 'week':
      return { from: now - 7 * 24 * HOUR_MS }
    case 'custom':
      return from === null || to === null || to <= from ? null : { from, to }
  }
}
