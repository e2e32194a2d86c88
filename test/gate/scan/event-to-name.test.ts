import { describe, expect, it } from 'vitest'
import { eventToName } from '../../../electron/gate/scan/event-to-name.ts'
import { cardFacts, concert, HOUR, NOW, ticketFacts, unknownFacts } from '../decide/given.ts'

const late = concert({ id: 'late', startsAt: NOW + 3 * HOUR })
const tour = concert({ id: 'tour', templateId: 'tours', startsAt: NOW + 5 * HOUR })
const unknown = { kind: 'unknown', event: null } as const

describe('the event named to ACME', () => {
  it.each([
    [
      'a ticket’s own, where it is admitted',
      ticketFacts({ admitting: [concert(), late] }),
      unknown,
      [],
      'concert',
    ],
    [
      'the nearest admitted one for a ticket of another',
      ticketFacts({ ticket: { eventId: 'tour' }, event: tour, admitting: [concert(), late] }),
      unknown,
      [],
      'concert',
    ],
    [
      'one of its own template first, should ACME rebook it',
      ticketFacts({
        ticket: { eventId: 'x' },
        event: concert({ id: 'x', templateId: 'tours' }),
        admitting: [concert(), tour],
      }),
      unknown,
      [],
      'tour',
    ],
    [
      'the lane’s only one, even before the list of events is here',
      unknownFacts({ admitting: [] }),
      unknown,
      ['named'],
      'named',
    ],
    [
      'one of the lane’s, where the list of events is not here',
      unknownFacts({ admitting: [] }),
      unknown,
      ['a', 'b'],
      'a',
    ],
    [
      'a lane’s even for a known ticket whose event is not admitted',
      ticketFacts({ ticket: { eventId: 'tour' }, event: tour, admitting: [] }),
      unknown,
      ['a', 'b'],
      'a',
    ],
    [
      'none for an unknown code where every event of today is admitted',
      unknownFacts({ admitting: [concert(), late] }),
      unknown,
      [],
      null,
    ],
    [
      'the door’s for a member',
      cardFacts(),
      { kind: 'unknown', event: { id: 'door', name: 'Door', startsAt: NOW } } as const,
      [],
      'door',
    ],
  ] as const)('%s', (_, facts, cache, named, id) => {
    expect(eventToName(facts, cache, { events: named, templates: [], names: [] }, NOW)).toBe(id)
  })
})
