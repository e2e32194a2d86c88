import { describe, expect, it } from 'vitest'
import type { AttemptsMeant } from '../../../electron/gate/store/attempts.ts'
import { tempFolder } from '../../temp-folder.ts'
import { admit, barcodeOf, openAt, scanIdOf } from './admissions.ts'

const HOUR = 3_600_000
const SENT_AT = 1_795_000_000_000

describe('a call that was under way when the gate died', () => {
  it('is judged by the clocks it left on, whatever the next start goes by', () => {
    const folder = tempFolder()
    const before = openAt(folder)
    const hash = before.lookup(barcodeOf(1))
    // The device was five hours slow, and ACME's clock told so.
    before.attempts.begin({
      requestId: 'r1',
      scanId: scanIdOf(1),
      hash,
      sentAt: SENT_AT,
      skewMs: 5 * HOUR,
    })
    before.close()
    const after = openAt(folder)
    const ask = (checkedInAt: number) =>
      after.attempts.explains({ hash, checkedInAt, skewMs: 0, toleranceMs: 2_000, among: 'nobodys' })
    expect(ask(SENT_AT + 5 * HOUR + 1_000)).toBe(true)
    expect(ask(SENT_AT + 2 * HOUR)).toBe(false)
    after.close()
  })
})

describe('a check-in of ours at ACME', () => {
  const asked = (store: ReturnType<typeof openAt>, n: number, among: AttemptsMeant): boolean =>
    store.attempts.explains({
      hash: store.lookup(barcodeOf(n)),
      checkedInAt: 1_500,
      skewMs: 0,
      toleranceMs: 2_000,
      among,
    })

  it('that was answered too late for its own scan is nobody’s, until a guest is let in for it', () => {
    const store = openAt(tempFolder())
    const hash = store.lookup(barcodeOf(1))
    store.attempts.begin({ requestId: 'late', scanId: scanIdOf(900), hash, sentAt: 1_000, skewMs: 0 })
    store.attempts.end('late', 2_000, 'admitted', 0)
    expect(store.attempts.landedUnseen(hash)).toBe(true)
    expect(asked(store, 1, 'nobodys')).toBe(true)
    admit(store, 1)
    store.attempts.takenBy(hash, scanIdOf(1))
    expect(store.attempts.landedUnseen(hash)).toBe(false)
    expect(asked(store, 1, 'nobodys')).toBe(false)
    // The upload of that admission is told that the ticket is used: by this very call.
    expect(asked(store, 1, 'loose')).toBe(true)

    const admission = store.scans.admission(scanIdOf(1))
    if (admission === null) throw new Error('it was admitted')
    store.scans.markUndone(admission, 3_000, 'wrong guest')
    // ACME has it still, though nobody stands for it any more; but no scan may count on it, for its undo is on the way.
    expect(asked(store, 1, 'nobodys')).toBe(true)
    expect(store.attempts.landedUnseen(hash)).toBe(false)
    store.attempts.takenBack(hash, 4_000)
    expect(asked(store, 1, 'all')).toBe(false)
    store.close()
  })
})
