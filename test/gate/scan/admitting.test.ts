import { randomBytes } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { explainProfileIssues, type Profile, profileSchema } from '../../../electron/contract/profile.ts'
import { admitSchema } from '../../../electron/contract/rule-settings.ts'
import { admittingAt, makeLook } from '../../../electron/gate/scan/facts.ts'
import { listedEvents } from '../../../electron/gate/scan/listed-events.ts'
import { openStore } from '../../../electron/gate/store/store.ts'
import { tempFolder } from '../../temp-folder.ts'
import { concert, DAY, HOUR, NOW, zone } from '../decide/given.ts'

const profile = (change: object): Profile => profileSchema.parse({ timeZone: zone.name, ...change })

function storeWithEvents() {
  const store = openStore({ dataDir: tempFolder(), dataKey: randomBytes(32), callDeadlineMs: 20_000 })
  onTestFinished(() => store.close())
  const window = { minutesBefore: 60, minutesAfter: 90, blocks: true, autoRebook: false }
  store.events.apply(
    [
      concert({ window }),
      concert({ id: 'talk', templateId: 'talks', name: 'Curator’s Talk', startsAt: NOW + HOUR, window }),
      concert({ id: 'tomorrow', startsAt: NOW + DAY, endsAt: NOW + DAY + HOUR, window }),
    ],
    NOW,
  )
  return store
}

describe('the events admitted here', () => {
  it.each([
    ['every one of today', {}, ['concert', 'talk']],
    ['those named by id, of any day', { events: ['tomorrow', 'talk'] }, ['talk', 'tomorrow']],
    ['those of a template today', { templates: ['concerts'] }, ['concert']],
    ['those with a part of a name', { names: ['TALK', 'nothing'] }, ['talk']],
    [
      'any that one of the lists means, once',
      { events: ['concert'], names: ['concert'], templates: ['talks'] },
      ['concert', 'talk'],
    ],
    ['none, where the lists mean none of today', { names: ['opera'] }, []],
  ])('are %s', (_, admit, ids) => {
    const admitting = admittingAt(storeWithEvents(), profile({ admit }), zone, NOW)
    expect(admitting.map(({ id }) => id)).toEqual(ids)
  })
})

describe('the events as ACME listed them', () => {
  const listed = (used: object, admit: object | null) =>
    listedEvents(
      { admit: admit === null ? null : admitSchema.parse(admit) },
      { store: storeWithEvents(), profile: profile({ admit: used }), zone, now: NOW },
    ).map(({ id, isAdmitted }) => `${id} ${isAdmitted ? 'in' : 'out'}`)

  it.each([
    ['by the rule in use', null, ['concert out', 'talk in', 'tomorrow out']],
    ['by none, which means all of today', {}, ['concert in', 'talk in', 'tomorrow out']],
    ['by another that is only tried', { events: ['tomorrow'] }, ['concert out', 'talk out', 'tomorrow in']],
  ])('say what a rule would let in: %s', (_, admit, events) => {
    expect(listed({ names: ['talk'] }, admit)).toEqual(events)
  })

  it('let nobody in to one that is cancelled', () => {
    const store = storeWithEvents()
    store.events.apply([concert({ cancelled: true })], NOW)
    const events = listedEvents({ admit: null }, { store, profile: profile({}), zone, now: NOW })
    expect(events.find(({ id }) => id === 'concert')).toMatchObject({ cancelled: true, isAdmitted: false })
  })
})

describe('a number of a pass range', () => {
  const passRanges = [{ title: 'Season pass', from: '4400000000', to: '4400099999', uses: 'unlimited' }]

  it('is known without any list, unless a ticket has the same code', () => {
    const store = storeWithEvents()
    const look = makeLook(store, profile({ passRanges }), zone, () => 0)
    const pass = (barcode: string) => look({ barcode, hash: store.lookup(barcode) }, NOW, 1).pass
    expect(pass('4400012345')).toMatchObject({ kind: 'range', range: { title: 'Season pass' } })
    expect(pass('4400100000')).toBeNull()
    const ticket = {
      ...{ barcode: '4400012345', orderId: '1', orderNumber: null, eventId: 'concert', ticketType: null },
      ...{ state: 'valid' as const, checkedInAt: null, purchasedAt: null, goodFor: 1 },
      holder: { name: null, email: null, phone: null },
    }
    store.orders.apply([{ orderId: '1', tickets: [ticket], complete: true, listing: null }], NOW)
    expect(pass('4400012345')).toMatchObject({ kind: 'ticket' })
  })

  it.each([
    [{ ...passRanges[0], to: '99' }, 'must have as many digits'],
    [{ ...passRanges[0], from: '4400099999', to: '4400000000' }, 'must not end before it begins'],
    [{ ...passRanges[0], from: 4_400_000_000 }, 'passRanges.0.from'],
    [{ ...passRanges[0], from: '44-0', to: '4499' }, 'must be digits alone'],
    [{ ...passRanges[0], validFrom: '2026-02-30' }, 'passRanges.0.validFrom'],
    [{ ...passRanges[0], validFrom: '2026-03-02', validUntil: '2026-03-01' }, 'before its first day'],
    [{ ...passRanges[0], uses: 'twice' }, 'passRanges.0.uses'],
  ])('is refused in words where the range is none: %j', (range, words) => {
    const draft = { passRanges: [range] }
    const parsed = profileSchema.safeParse(draft)
    expect(parsed.success ? [] : explainProfileIssues(parsed.error, draft)).toMatchObject([
      expect.stringContaining(words),
    ])
  })
})

it('a rule of an entrance that says nothing of tickets is refused', () => {
  const draft = { entrances: [{ entrance: 'South' }] }
  const parsed = profileSchema.safeParse(draft)
  expect(parsed.success ? [] : explainProfileIssues(parsed.error, draft)).toEqual([
    'entrances.0: must say which tickets: ticketTypes, events, templates or names',
  ])
})
