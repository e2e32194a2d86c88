import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldFaults, listFaults } from '../../electron/contract/field-faults.ts'
import { profileSchema } from '../../electron/contract/profile.ts'
import { say, sayingOf } from '../../electron/contract/sayings/say.ts'

const faultsIn = (draft: unknown) => {
  const parsed = profileSchema.safeParse(draft)
  return parsed.success ? [] : fieldFaults(parsed.error, draft)
}
const told = (draft: unknown) => faultsIn(draft).map(({ path, message }) => `${path}: ${message}`)

/** The settings of a profile, with what is put in the place of one of them. */
const settings = Object.keys(profileSchema.shape)
const inner = Object.entries(profileSchema.parse({})).flatMap(([name, value]) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.keys(value).map((member): readonly string[] => [name, member])
    : [],
)

describe('what does not fit is told by the kind of the fault', () => {
  test.each<[unknown, string]>([
    [[], ': must be a group of settings, in braces'],
    [{ polcy: 'verify' }, 'polcy: there is no such setting'],
    [{ admit: { evnts: [] } }, 'admit.evnts: there is no such setting'],
    [{ environment: { kind: 'sandbox' } }, 'environment.number: is missing'],
    [{ environment: { kind: 'production' } }, 'environment.baseUrl: is missing'],
    [{ environment: {} }, 'environment.kind: is missing'],
    [
      { environment: { kind: 'moon' } },
      'environment.kind: must be one of: practice · production · sandbox · custom',
    ],
    [{ policy: 'ask' }, 'policy: must be one of: verify · local-first'],
    [{ budgetMs: 10 }, 'budgetMs: must be 50 or more'],
    [{ budgetMs: 20_000 }, 'budgetMs: must be 10000 or less'],
    [{ budgetMs: 'soon' }, 'budgetMs: must be a number'],
    [{ budgetMs: 60.5 }, 'budgetMs: must be a whole number'],
    [{ terminalId: '' }, 'terminalId: must not be empty'],
    [{ terminalId: 'x'.repeat(121) }, 'terminalId: must have 120 characters at most'],
    [{ terminalId: 7 }, 'terminalId: must be text, in quotes'],
    [{ admit: 'all' }, 'admit: must be a group of settings, in braces'],
    [{ admit: { events: 'all' } }, 'admit.events: must be a list, in square brackets'],
    [{ ticketTypes: [{ names: [], pictogram: 'vip' }] }, 'ticketTypes.0.names: must not be empty'],
    [
      { admit: { names: Array.from({ length: 101 }, () => 'a') } },
      'admit.names: must have 100 entries at most',
    ],
    [{ tenantId: '44a' }, 'tenantId: must be digits alone'],
    [{ timeZone: 'Mars' }, 'timeZone: must be an IANA time zone such as Europe/Madrid'],
    [
      { checkInStatus: { first: 'expired' } },
      'checkInStatus.first: must be a whole number of 9 digits at most',
    ],
    [
      { passRanges: [{ title: 'a', from: '1', to: '2', uses: 'once', validFrom: 'May' }] },
      'passRanges.0.validFrom: must be a day such as 2026-11-14',
    ],
    [
      { environment: { kind: 'custom', baseUrl: 'http://acme.example' } },
      'environment.baseUrl: must be https://, or http:// on loopback (127.0.0.1, [::1], localhost)',
    ],
    [
      { environment: { kind: 'custom', baseUrl: 'https://me:secret@acme.example' } },
      'environment.baseUrl: must not carry a user name or password',
    ],
  ])('%j', (draft, line) => {
    expect(told(draft)).toEqual([line])
  })

  test('and in no words but those of the closed set, whatever stands in the place of a setting', () => {
    const paths = fc.constantFrom(...settings.map((name): readonly string[] => [name]), ...inner)
    const draft = fc.tuple(paths, fc.jsonValue()).map(([path, value]) => {
      const [name = '', member] = path
      return { [name]: member === undefined ? value : { [member]: value } }
    })
    fc.assert(
      fc.property(fc.oneof(draft, fc.jsonValue()), (given) => {
        for (const { message } of faultsIn(given)) expect(sayingOf(message), message).not.toBeNull()
      }),
      { seed: 20_261_122, numRuns: 400 },
    )
  })
})

test('several faults are one line, five at most, a long name cut short', () => {
  const many = Array.from({ length: 7 }, (_, nth) => ({ path: `a${nth}`, message: say('field.missing') }))
  expect(listFaults(many).split('; ')).toEqual([0, 1, 2, 3, 4].map((nth) => `“a${nth}”: is missing`))
  expect(listFaults([{ path: '', message: say('field.group') }])).toBe(say('field.group'))
  expect(listFaults([{ path: 'x'.repeat(300), message: say('field.unknown') }]).length).toBeLessThan(120)
})
