import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acmeWords, safeWords } from '../../../electron/gate/ticketing/acme/acme-words.ts'

const printable = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCodePoint(code)),
  minLength: 1,
  maxLength: 40,
})
/** A password may hold blanks inside. */
const secret = fc.oneof(
  printable,
  fc.tuple(printable, fc.constantFrom(' ', '  '), printable).map((parts) => parts.join('')),
  fc.constantFrom('abc', 'aaa', '.*', '$&', '(', '…'.normalize(), 'x-acme', 'Key'),
)
const between = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', ' ', '\u0000', '\u200b', '"', '“', 'The key ', '=', ':', '\u202e'),
)

/** A text that holds the thing, somewhere, perhaps torn by characters nobody sees. */
const holding = (thing: fc.Arbitrary<string>) => fc.tuple(between, thing, between, thing, between)

describe('what may be told of ACME’s own words', () => {
  it('holds no secret, however it stands in the text', () => {
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 3 }), fc.array(between), (secrets, texts) => {
        const text = texts.flatMap((one, nth) => [one, secrets[nth % secrets.length] ?? '']).join('')
        const words = safeWords(text, secrets)
        for (const one of secrets.filter((word) => /^[\x20-\x7e]+$/.test(word))) {
          expect(words.toLowerCase()).not.toContain(one.toLowerCase())
        }
      }),
      { numRuns: 3_000 },
    )
  })

  it('holds no secret that was torn by characters nobody sees, once those are gone', () => {
    expect(safeWords('key se\u0000cret', ['secret'])).toBe('key …')
    expect(safeWords('password: a\u00a0\u200bb', ['a b'])).toBe('password: …')
    expect(safeWords('SECRET', ['secret'])).toBe('…')
    expect(safeWords('abcabc', ['bca', 'abcab'])).toBe('…')
  })

  it.each([
    ['an e-mail address', fc.emailAddress()],
    ['a uuid', fc.uuid()],
    ['a code of eight or more with a digit', fc.stringMatching(/^[A-Za-z0-9_-]{7,40}[0-9]$/)],
    ['eight digits or more in groups', fc.stringMatching(/^\d{4}([ -]\d{4}){1,3}$/)],
  ])('holds nothing like %s', (_what, thing) => {
    fc.assert(
      fc.property(thing, holding(fc.constant('')), (code, [before, , middle, , after]) => {
        const words = safeWords(`${before} ${code} ${middle} ${code} ${after}`, [])
        expect(words).not.toContain(code)
      }),
      { numRuns: 1_000 },
    )
  })

  it.each([
    'Ticket of Zebulon Quartermaine is locked',
    'Access denied for María-José O’Neill',
    'cardholder: Wilhelmina Thistlewood',
  ])('holds no person: %s', (text) => {
    expect(safeWords(text, [])).not.toMatch(/Zebulon|Quartermaine|María|José|Neill|Wilhelmina|Thistlewood/)
  })

  it('is short, on one line, and shows as it reads', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        const words = safeWords(text, [])
        expect([...words].length).toBeLessThanOrEqual(120)
        expect(words).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
      }),
    )
  })

  it('is the sentence of an error body, of whatever field holds it', () => {
    const said = (json: unknown) => acmeWords('events', json, ['k-1'])
    expect(said({ status: 401, error: 'Unauthorized', message: 'The API key k-1 is not known.' })).toBe(
      'The API key … is not known.',
    )
    expect(said({ error: 'Forbidden' })).toBe('Forbidden')
    expect(said({ message: '12345678', error: 'Forbidden' })).toBe('Forbidden')
    expect(said({ message: { text: 'nested' } })).toBeNull()
    expect(said([{ message: 'a list' }])).toBeNull()
    expect(said('text')).toBeNull()
    expect(said(null)).toBeNull()
  })

  it('is nothing for calls about a ticket or a person, and nothing of a long text', () => {
    const body = { message: 'Ticket of Mary Poppins is not known.' }
    for (const name of ['check-in', 'check-in-batch', 'look-up', 'undo', 'order'] as const) {
      expect({ name, said: acmeWords(name, body, []) }).toEqual({ name, said: null })
    }
    expect(acmeWords('events', { message: 'no '.repeat(1_000) }, [])).toBeNull()
  })
})
