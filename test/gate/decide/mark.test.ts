import { describe, expect, test } from 'vitest'
import { profileSchema } from '../../../electron/contract/profile.ts'
import type { VerdictDetails } from '../../../electron/contract/verdict.ts'
import { withMark } from '../../../electron/gate/decide/mark.ts'

const { ticketTypes } = profileSchema.parse({
  ticketTypes: [
    { names: ['child*'], pictogram: 'child', colour: 'violet' },
    { names: ['Child with dog'], pictogram: 'companion' },
    { names: ['Patron'], pictogram: 'vip', note: 'Glass of wine' },
  ],
})
const card = (level: string | null): VerdictDetails => ({
  member: { level, cardName: null, cardType: null, standing: 'active', expiresAt: null },
})

describe('what staff see at once about a kind of ticket', () => {
  test.each<[string, VerdictDetails, object | undefined]>([
    [
      'its type, by how it begins',
      { ticketType: 'Child (3–12)' },
      { pictogram: 'child', colour: 'violet', note: null },
    ],
    ['the first rule that names it', { ticketType: 'CHILD WITH DOG' }, { pictogram: 'child' }],
    ['a whole name only where no star stands', { ticketType: 'Patron of honour' }, undefined],
    ['a level of members', card('patron'), { pictogram: 'vip', colour: 'black', note: 'Glass of wine' }],
    ['a level that nobody names', card(null), undefined],
    ['nothing known', {}, undefined],
  ])('%s', (_, details, mark) => {
    const marked = withMark(details, ticketTypes)
    expect(marked).toMatchObject(details)
    if (mark === undefined) expect(marked.mark).toBeUndefined()
    else expect(marked.mark).toMatchObject(mark)
  })
})
