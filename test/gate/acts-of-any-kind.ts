import fc from 'fast-check'
import type { AuditAct } from '../../electron/contract/audit.ts'

/** Acts as the log of acts takes them, of these kinds. */
export const actsOf = (kinds: readonly AuditAct[]) =>
  fc.record({
    at: fc.integer({ min: 0, max: 2_000_000_000_000 }),
    act: fc.constantFrom(...kinds),
    scanId: fc.option(fc.uuid()),
    role: fc.constantFrom('nobody', 'steward', 'supervisor', 'admin'),
    who: fc.option(fc.string({ maxLength: 20 })),
    what: fc.dictionary(
      fc.stringMatching(/^[a-z]{1,6}$/),
      fc.oneof(fc.string({ maxLength: 9 }), fc.integer(), fc.boolean(), fc.constant(null)),
    ),
    why: fc.option(fc.string({ maxLength: 40 })),
  })
