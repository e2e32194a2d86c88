import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { profileSchema } from '../../../electron/contract/profile.ts'
import type { CheckInAnswer, TicketRecord } from '../../../electron/contract/ticketing.ts'
import type { Verdict } from '../../../electron/contract/verdict.ts'
import { venueZone } from '../../../electron/gate/clock/zone.ts'
import { NOBODY } from '../../../electron/gate/roles/actor.ts'
import type { Ask } from '../../../electron/gate/scan/ask.ts'
import { makeScan } from '../../../electron/gate/scan/scan.ts'
import { makeTurns } from '../../../electron/gate/scan/turns.ts'
import { undoAdmission } from '../../../electron/gate/scan/undo.ts'
import type { AttemptsMeant } from '../../../electron/gate/store/attempts.ts'
import { openStore, type Store } from '../../../electron/gate/store/store.ts'
import { concert, HOUR, MINUTE, NOW } from '../decide/given.ts'

/** How ACME takes a call: it answers, it carries it out and says nothing, or it never hears it. */
export type Line = 'up' | 'lands-unheard' | 'cut'

export const BARCODE = 'c5e3e1f0-0001-4000-8000-c0ffee000001'

/**
 * One ticket at one gate: real scans on a real store, at a time that only moves when told to, and an ACME that knows
 * when it checked the code in, and nothing else.
 */
export function oneTicket(dataDir: string, goodFor: number, reentry: 'never' | 'after-exit') {
  const dataKey = randomBytes(32)
  const zone = venueZone('Europe/Madrid')
  const profileOf = (direction: 'in' | 'out') =>
    profileSchema.parse({ timeZone: zone.name, direction, reentry, admit: { events: ['concert'] } })
  let now = NOW
  let checkedInAt: number | null = null
  let line: Line = 'up'
  let answers: Promise<void> = Promise.resolve()
  let store: Store = open()

  function open(): Store {
    return openStore({ dataDir, dataKey, callDeadlineMs: 20_000 })
  }

  const explains = (hash: Buffer, checkedInAt: number, among: AttemptsMeant, except = ''): boolean =>
    store.attempts.explains({ hash, checkedInAt, skewMs: 0, toleranceMs: 5_000, among, except })

  /** As {@link makeAsk} keeps its attempts. */
  const ask: Ask = async ({ scanId, hash }) => {
    const requestId = uuidv7()
    const sentAt = now
    const { attempts } = store
    attempts.begin({ requestId, scanId, hash, sentAt, skewMs: 0 })
    const how = line
    const before = checkedInAt
    if (how !== 'cut') checkedInAt ??= now
    await answers
    if (how !== 'up') {
      const close = () => attempts.end(requestId, now, how === 'cut' ? 'never-sent' : 'in-doubt', 0)
      return { word: { kind: 'silent', cause: 'acme-silent' }, requestId, close, underWay: false }
    }
    const meaning: CheckInAnswer['meaning'] = before === null ? 'checked-in' : 'already-used'
    const answer: CheckInAnswer = {
      ...{ meaning, code: '', sure: true, checkedInAt: before ?? sentAt, ticketType: null },
      ...{ bookedFor: null, checkedInTo: null, member: null },
    }
    const ours = before !== null && explains(hash, before, 'nobodys', requestId)
    const close = () => attempts.end(requestId, now, before === null ? 'admitted' : 'declined', 0)
    return { word: { kind: 'answered', answer, ours }, requestId, close, underWay: false }
  }

  const scans = (direction: 'in' | 'out') =>
    makeScan({
      store,
      ask,
      learn: async () => false,
      turns: makeTurns({
        store,
        tick: () => now,
        onStorage: () => {},
        onDefect: (error) => {
          throw error
        },
      }),
      profile: profileOf(direction),
      zone,
      now: () => now,
      skewMs: () => 0,
      skewBefore: 0,
      tick: () => now,
      onCommitted: () => {},
    })
  let gates = { in: scans('in'), out: scans('out') }

  const record = (): TicketRecord => ({
    ...{ barcode: BARCODE, orderId: '1', orderNumber: '100001', eventId: 'concert', ticketType: 'Adult' },
    ...{ state: 'valid', checkedInAt, purchasedAt: NOW - HOUR, goodFor },
    holder: { name: null, email: null, phone: null },
  })

  /** Tells ACME what waits, in order, and answers whatever it would say to it. */
  const drain = (): void => {
    for (;;) {
      const [row] = [...store.outbox.due('admission', now, 1), ...store.outbox.due('undo', now, 1)]
      if (row === undefined) return
      const settle = (state: 'recorded' | 'conflict') =>
        store.outbox.settle([{ id: row.id, state, requestId: null, error: null, story: null }], now)
      if (row.kind === 'undo') {
        checkedInAt = null
        store.attempts.takenBack(row.hash, now)
      }
      const isForeign =
        row.kind === 'admission' && checkedInAt !== null && !explains(row.hash, checkedInAt, 'loose')
      if (row.kind === 'admission') checkedInAt ??= now
      settle(isForeign ? 'conflict' : 'recorded')
    }
  }

  const hash = () => store.lookup(BARCODE)
  return {
    scan: async (direction: 'in' | 'out', count: number): Promise<Verdict> => {
      const scan = { scanId: uuidv7(), barcode: BARCODE, via: 'lane', at: now, count } as const
      const verdict = await gates[direction](scan, NOBODY)
      store.scans.markShown(verdict.scanId)
      return verdict
    },
    undo: (scanId: string) =>
      undoAdmission(
        { scanId, reason: 'turned back' },
        { store, limitMs: 24 * HOUR, now: () => now, kindOf: () => 'ticket' },
      ),
    sync: () => {
      store.events.apply([concert({ endsAt: NOW + 10 * HOUR, window: always })], now)
      store.orders.apply([{ orderId: '1', tickets: [record()], complete: true, listing: null }], now)
    },
    drain,
    restart: () => {
      store.close()
      store = open()
      gates = { in: scans('in'), out: scans('out') }
    },
    /** ACME's answers wait from here on until the returned function is called. */
    holdAnswers: (): (() => void) => {
      let release = (): void => {}
      answers = new Promise((resolve) => {
        release = resolve
      })
      return release
    },
    pass: (minutes: number) => {
      now += minutes * MINUTE
    },
    setLine: (next: Line) => {
      line = next
    },
    movements: () => store.scans.movements(hash()),
    isInDoubt: () => store.attempts.inDoubt(hash()) || store.attempts.landedUnseen(hash()),
    undoWaits: () => store.outbox.undoWaiting(hash()),
    conflicts: () => store.outbox.counts().conflict,
    isAtAcme: () => checkedInAt !== null,
    close: () => store.close(),
  }
}

const always = { minutesBefore: null, minutesAfter: null, blocks: true, autoRebook: false }
