import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonBounds, makeJsonReader, readJson } from '../../../electron/gate/ticketing/acme/json.ts'

/** What the reader makes of bytes that come in pieces of these sizes, over and over. */
function readInPieces(bytes: Uint8Array, sizes: readonly number[], bounds?: JsonBounds): unknown {
  const reader = makeJsonReader(bounds)
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const size = sizes[n % sizes.length] ?? 1
    reader.write(bytes.subarray(at, at + size))
    at += size
  }
  return reader.end()
}
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (text: string, bounds?: JsonBounds): unknown => readInPieces(bytesOf(text), [1 << 20], bounds)

type Said = { value: unknown } | 'twice' | 'refused'
function ours(text: string, sizes: readonly number[]): Said {
  try {
    return { value: readInPieces(bytesOf(text), sizes) }
  } catch (error) {
    return error instanceof Error && error.message === 'it names one field twice' ? 'twice' : 'refused'
  }
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>(
    (sum, inner) => sum + countKeys(inner),
    Array.isArray(value) ? 0 : Object.keys(value).length,
  )
}
/** By the engine's own parser: it keeps one of two equal keys, so that there are fewer than colons outside texts. */
function engines(text: string): Said {
  try {
    const value: unknown = JSON.parse(text)
    const colons = text.replace(/"(?:[^"\\]|\\.)*"/g, '').split(':').length - 1
    return countKeys(value) < colons ? 'twice' : { value }
  } catch {
    return 'refused'
  }
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
const texts = fc.oneof(
  fc.json({ maxDepth: 5, stringUnit: 'binary' }),
  fc.jsonValue({ stringUnit: 'grapheme' }).map((value) => JSON.stringify(value, null, 2)),
  fc
    .array(fc.tuple(fc.constantFrom('a', 'b', '\\u0061', '__proto__', 'é', ''), fc.json({ maxDepth: 1 })))
    .map((fields) => `{${fields.map(([key, value]) => `"${key}": ${value}`).join(', ')}}`),
)

describe('reading JSON', () => {
  it('gives what the engine gives, however the bytes are cut, and tells two equal fields', () => {
    fc.assert(
      fc.property(texts, sizes, (text, cuts) => {
        expect(ours(text, cuts)).toEqual(engines(text))
      }),
      { numRuns: 1_500 },
    )
  })

  it('refuses what the engine refuses, in texts that are a letter away from JSON', () => {
    const letters = fc.constantFrom(...'{}[],:"\\ \n\t0123456789-+.eEtrufalsn\u0000\u001fé/u')
    fc.assert(
      fc.property(
        texts,
        sizes,
        fc.nat(),
        fc.option(letters),
        fc.boolean(),
        (text, cuts, where, letter, put) => {
          const at = text.length === 0 ? 0 : where % text.length
          const near = text.slice(0, at) + (letter ?? '') + text.slice(put ? at : at + 1)
          // Half of a pair of surrogates cannot be sent: it is no text in UTF-8.
          fc.pre(near.isWellFormed())
          const said = ours(near, cuts)
          const expected = engines(near)
          // Where it is both, either refusal will do.
          expect(said === 'twice' && expected === 'refused' ? 'refused' : said).toEqual(expected)
        },
      ),
      { numRuns: 3_000 },
    )
  })

  it.each([
    ['', 'nothing'],
    [' ', 'no value'],
    ['[1,]', 'a comma too many'],
    ['{"a":1,}', 'a comma after the last field'],
    ['[1 2]', 'no comma'],
    ['{"a" 1}', 'no colon'],
    ['{1:2}', 'a key that is no text'],
    ['[1', 'no end'],
    ['1]', 'an end without a beginning'],
    ['{"a":1]', 'the wrong end'],
    ['01', 'a leading zero'],
    ['.5', 'no whole part'],
    ['1.', 'no fraction'],
    ['+1', 'a plus'],
    ['0x10', 'hexadecimal'],
    ['NaN', 'no number'],
    ["'a'", 'single quotes'],
    ['"a\nb"', 'a line end in a text'],
    ['"\\x41"', 'an escape of another language'],
    ['"\\u00g0"', 'an escape that is none'],
    ['nul', 'half a word'],
    ['truefalse', 'two words in one'],
    ['{} {}', 'two documents'],
    ['[1]//', 'a comment'],
    ['\u00a0[]', 'a space that is none'],
  ])('refuses %j (%s)', (text) => {
    expect(() => read(text)).toThrow('it is no valid JSON')
    expect(ours(text, [1])).toBe('refused')
  })

  it('refuses an object that names a field twice, however it is spelt and however deep', () => {
    for (const text of [
      '{"checkInStatus":0,"checkInStatus":1}',
      '{"a":1,"\\u0061":1}',
      '[[{"x":{"b":1,"a":2,"b":1}}]]',
      '{"__proto__":1,"__proto__":2}',
    ])
      expect(() => read(text)).toThrow('it names one field twice')
    expect(read('{"a":{"a":1},"b":[{"a":2},{"a":3}]}')).toEqual({ a: { a: 1 }, b: [{ a: 2 }, { a: 3 }] })
  })

  it('reads __proto__ as a field like any other', () => {
    const value = read('{"__proto__":{"admin":true},"constructor":1,"hasOwnProperty":2}')
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(Object.keys(Object(value))).toEqual(['__proto__', 'constructor', 'hasOwnProperty'])
    expect(Reflect.get(Object(value), 'admin')).toBeUndefined()
  })

  it.each([
    [[0x22, 0xc3, 0x28, 0x22], 'a broken pair'],
    [[0x22, 0xff, 0x22], 'a byte that begins nothing'],
    [[0x22, 0xed, 0xa0, 0x80, 0x22], 'half a surrogate pair'],
    [[0x22, 0xc0, 0xaf, 0x22], 'a longer form than needed'],
    [[0x22, 0x61, 0x22, 0xe2, 0x82], 'an end amid a letter'],
  ])('refuses bytes that are no UTF-8: %j (%s)', (bytes) => {
    expect(() => readInPieces(Uint8Array.from(bytes), [1])).toThrow('it is no valid UTF-8')
  })

  it('keeps a byte order mark inside a text and passes over one before everything', () => {
    expect(read('\ufeff{"a":"\ufeffb\ufeff"}')).toEqual({ a: '\ufeffb\ufeff' })
  })

  it('refuses what is nested or long beyond reason', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
    expect(read(nested(100))).toBeInstanceOf(Array)
    expect(() => read(nested(101))).toThrow('it is nested more than 100 deep')
    expect(() => read('[1,2,3,4]', { maxItems: 3 })).toThrow('it has a list of more than 3 entries')
    const endless = makeJsonReader()
    expect(() => {
      for (let n = 0; n < 1_000; n += 1)
        endless.write(bytesOf(`"${'a'.repeat(1_000)}`.slice(n === 0 ? 0 : 1)))
    }).toThrow('it has a text of more than 65536 letters')
  })

  it('hands over the entries of a list one by one, bare or under its name, and no other list', () => {
    const entriesOf = (text: string): unknown[] => {
      const entries: unknown[] = []
      read(text, { maxItems: 10, list: { name: 'list', entry: (entry) => entries.push(entry) } })
      return entries
    }
    expect(entriesOf('[{"a":[1]},2]')).toEqual([{ a: [1] }, 2])
    expect(entriesOf('{"other":[7],"list":[{"list":[1]},[2]],"count":2}')).toEqual([{ list: [1] }, [2]])
    expect(entriesOf('{"other":{"list":[1]}}')).toEqual([])
  })
})

describe('a list of 10,000 orders', () => {
  it('is read in steps between which other work is done', async () => {
    const order = { id: '1', text: 'x'.repeat(700) }
    const bytes = bytesOf(JSON.stringify({ list: Array.from({ length: 10_000 }, () => order) }))
    async function* whole(): AsyncGenerator<Uint8Array> {
      yield bytes
    }
    let turns = 0
    let reading = true
    const turn = (): void => {
      turns += 1
      if (reading) setImmediate(turn)
    }
    setImmediate(turn)
    const received: unknown[] = []
    await readJson(whole(), {
      maxItems: 10_000,
      list: { name: 'list', entry: (entry) => received.push(entry) },
    })
    reading = false
    expect(received).toHaveLength(10_000)
    expect(turns).toBeGreaterThan(5)
  })
})
