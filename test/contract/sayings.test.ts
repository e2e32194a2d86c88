import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SayingCode, say, sayingOf, sayings } from '../../electron/contract/sayings/say.ts'

const codes = Object.keys(sayings).filter((code): code is SayingCode => Object.hasOwn(sayings, code))
const holesOf = (code: SayingCode) => [...sayings[code].matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

/** Any sentence, whatever stands in its holes; `say` itself lets the compiler look at them. */
const sayAny = (code: SayingCode, values: Readonly<Record<string, unknown>>) =>
  sayings[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
const OWNERS = fc.constantFrom('ACME', 'the proxy wall:8080', 'the proxy 10.0.0.1:3128')

/** What stands in the holes of one sentence: a number where only numbers stand, else words. */
function valuesFor(code: SayingCode, words: fc.Arbitrary<string>) {
  const sevens = sayingOf(
    sayAny(code, Object.fromEntries(holesOf(code).map((name) => [name, name === 'whose' ? 'ACME' : 7]))),
  )
  const parts = holesOf(code).map((name): [string, fc.Arbitrary<string | number>] => {
    if (name === 'whose') return [name, OWNERS]
    return [name, typeof sevens?.values[name] === 'number' ? fc.nat(1_000_000) : words]
  })
  return fc.record(Object.fromEntries(parts))
}

describe.each(codes)('%s', (code) => {
  test('is found again in what was said, with all that was put into it', () => {
    const names = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}(\.[a-z]{2,5})?$/)
    fc.assert(
      fc.property(valuesFor(code, names), (values) => {
        expect(sayingOf(sayAny(code, values))).toEqual({ code, values: { ...values } })
      }),
      { seed: 20_261_122, numRuns: 20 },
    )
  })

  test('reads the same again whatever was put into it', () => {
    fc.assert(
      fc.property(valuesFor(code, fc.string({ minLength: 1, maxLength: 60 })), (values) => {
        const text = sayAny(code, values)
        const found = sayingOf(text)
        expect(found === null ? null : sayAny(found.code, found.values)).toBe(text)
      }),
      { seed: 20_261_122, numRuns: 20 },
    )
  })
})

test('a sentence in a sentence is said as it stands alone', () => {
  const why = say('call.http', { http: 503 })
  expect(sayingOf(say('sync.order', { order: '77', why }))?.values['why']).toBe(why)
})

test('what nobody says here is none of them', () => {
  for (const text of ['', 'Hello', 'ACME answered HTTP', 'No network at all', 'x'.repeat(5_000)])
    expect(sayingOf(text), text).toBeNull()
})

test('a long text is looked at without taking long', () => {
  const startedAt = performance.now()
  for (const text of ['; '.repeat(900), `order ${'order : '.repeat(240)}`, 'a'.repeat(1_999)]) sayingOf(text)
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})
