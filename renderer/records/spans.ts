/** The spans a person chooses from. What is today, the gate knows: it knows the venue's midnight. */
export const spans = ['today', 'hour', 'day', 'week'] as const
export type SpanName = (typeof spans)[number]

const HOUR_MS = 3_600_000

/** A span as the gate is asked for it. */
export function spanAt(name: SpanName, now: number): { readonly from?: number } {
  switch (name) {
    case 'today':
      return {}
    case 'hour':
      return { from: now - HOUR_MS }
    case 'day':
      return { from: now - 24 * HOUR_MS }
    case 'week':
      return { from: now - 7 * 24 * HOUR_MS }
  }
}
