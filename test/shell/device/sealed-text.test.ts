import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newCost } from '../../../electron/shell/device/scrypt-key.ts'
import { openText, sealText } from '../../../electron/shell/device/sealed-text.ts'

/** The cheapest there is: these tests open hundreds. */
const cheap = () => newCost(14)
const PASSPHRASE = 'correct horse battery'
const sealed = sealText('{"key":"s3cret"}', PASSPHRASE, cheap)

describe('a sealed text', () => {
  it('opens with its passphrase, whatever mail puts around it', async () => {
    const text = await sealed
    for (const mailed of [text, `${text}\r\n`, `\uFEFF\n ${text} `])
      expect(await openText(mailed, PASSPHRASE)).toEqual({ plain: '{"key":"s3cret"}' })
  })

  it('opens however the accents of the passphrase were typed', async () => {
    const text = await sealText('x', 'contrase\u00f1a larga', cheap)
    expect(await openText(text, 'contrasen\u0303a larga')).toEqual({ plain: 'x' })
  })

  it('shows nothing of what is in it, and is another each time', async () => {
    const text = await sealed
    expect(text).not.toContain('s3cret')
    expect(text).not.toContain(Buffer.from('s3cret').toString('base64').slice(0, 6))
    expect(await sealText('{"key":"s3cret"}', PASSPHRASE, cheap)).not.toBe(text)
  })

  it('costs what the device’s passphrase costs', async () => {
    expect(JSON.parse(await sealText('x', PASSPHRASE))).toMatchObject({ kdf: { log2N: 16, r: 8, p: 1 } })
  })

  it.each([
    ['with another passphrase', (text: string) => text, 'Correct horse battery', 'wrong-passphrase'],
    ['cut short', (text: string) => text.slice(0, -40), PASSPHRASE, 'cut-short'],
    ['cut to its beginning', (text: string) => text.slice(0, 30), PASSPHRASE, 'cut-short'],
    ['of a newer version', (text: string) => text.replace('"version":1', '"version":2'), PASSPHRASE, 'newer'],
    ['made cheaper to guess', (text: string) => text.replace('"r":8', '"r":9'), PASSPHRASE, 'altered'],
    ['that costs more than a gate has', (text: string) => text.replace('14', '30'), PASSPHRASE, 'altered'],
    ['that is a plain profile', () => '{"budgetMs":800}', PASSPHRASE, 'not-sealed'],
    ['that is nothing', () => '', PASSPHRASE, 'not-sealed'],
  ])('does not open, and says which it is: %s', async (_name, change, passphrase, fault) => {
    expect(await openText(change(await sealed), passphrase)).toEqual({ fault })
  })

  it('does not open with any one byte changed', async () => {
    const bytes = Buffer.from(await sealed)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const altered = Buffer.from(bytes)
        altered[at] = (altered[at] ?? 0) ^ flip
        expect(await openText(altered.toString('utf8'), PASSPHRASE)).toHaveProperty('fault')
      }),
      { numRuns: 400, seed: 20 },
    )
  })

  it('does not open with bytes cut out anywhere', async () => {
    const text = await sealed
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 1, max: 60 }), async (at, count) => {
        expect(await openText(text.slice(0, at) + text.slice(at + count), PASSPHRASE)).toHaveProperty('fault')
      }),
      { numRuns: 400, seed: 21 },
    )
  })

  it('does not open with any bit of the box changed and the sum made to fit: the passphrase alone is no proof', async () => {
    const { createHash } = await import('node:crypto')
    const whole = JSON.parse(await sealed)
    const box = Buffer.from(whole.box, 'base64')
    for (const at of [0, 11, 12, 20, box.length - 1]) {
      const altered = Buffer.from(box)
      altered[at] = (altered[at] ?? 0) ^ 1
      const { sum: _sum, ...content } = { ...whole, box: altered.toString('base64') }
      const sum = createHash('sha256').update(JSON.stringify(content)).digest('hex')
      expect(await openText(JSON.stringify({ ...content, sum }), PASSPHRASE)).toEqual({
        fault: 'wrong-passphrase',
      })
    }
  })
})
