import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Page } from '../../../electron/contract/ticketing.ts'
import { everyPage } from '../../../electron/gate/sync/paging.ts'

const pageOf = (list: readonly string[], page: number, size: number, of: number | null): Page<string> => {
  const items = list.slice((page - 1) * size, page * size)
  return { items, received: items.length, skipped: 0, of }
}

const keyOf = (item: string): string => item.split('/')[0] ?? ''

describe('a list in pages', () => {
  it('is read to its end, whatever its length, with a count and without', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(400), fc.constantFrom(50, 100), fc.boolean(), async (length, size, counts) => {
        const list = Array.from({ length }, (_, index) => `item ${index}`)
        const read = await everyPage(async (page) => pageOf(list, page, size, counts ? length : null), keyOf)
        expect(read.items).toEqual(list)
        expect(read.complete).toBe(true)
      }),
    )
  })

  it('misses nothing that stays in it while others leave', async () => {
    const leaves = fc.array(fc.tuple(fc.integer({ min: 2, max: 8 }), fc.nat(299)), { maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(leaves, async (leaving) => {
        let list = Array.from({ length: 300 }, (_, index) => `item ${index}`)
        let reads = 0
        const read = await everyPage(async (page) => {
          reads += 1
          for (const [at, index] of leaving)
            if (at === reads) list = list.filter((one) => one !== `item ${index}`)
          return pageOf(list, page, 50, list.length)
        }, keyOf)
        const seen = new Set(read.items)
        expect(list.filter((one) => !seen.has(one))).toEqual([])
      }),
    )
  })

  it('misses nothing that stays in it while others are changed and move to its end', async () => {
    const touches = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.nat(259)), {
      minLength: 1,
      maxLength: 3,
    })
    await fc.assert(
      fc.asyncProperty(touches, fc.boolean(), async (touched, counts) => {
        let list = Array.from({ length: 260 }, (_, index) => `item ${index}`)
        let reads = 0
        const read = await everyPage(async (page) => {
          const shown = pageOf(list, page, 50, counts ? list.length : null)
          reads += 1
          for (const [at, index] of touched) {
            if (at === reads)
              list = [...list.filter((one) => keyOf(one) !== `item ${index}`), `item ${index}/${reads}`]
          }
          return shown
        }, keyOf)
        const seen = new Set(read.items.map(keyOf))
        expect(list.filter((one) => !seen.has(keyOf(one)))).toEqual([])
      }),
    )
  })

  it('that is one array, given again for every page, is read once', async () => {
    const list = Array.from({ length: 100 }, (_, index) => `item ${index}`)
    const read = await everyPage(async () => ({ items: list, received: 100, skipped: 0, of: null }), keyOf)
    expect(read.items).toEqual(list)
    expect(read.cut).toBe(false)
  })

  it('whose pages repeat although it has more is cut, and not complete', async () => {
    const list = Array.from({ length: 100 }, (_, index) => `item ${index}`)
    const read = await everyPage(async () => ({ items: list, received: 100, skipped: 0, of: 250 }), keyOf)
    expect(read).toMatchObject({ complete: false, cut: true })
    expect(read.items).toEqual(list)
  })

  it.each([
    ['too many', 400],
    ['too few', 120],
  ])('whose count is %s gives all it has', async (_, of) => {
    const list = Array.from({ length: 260 }, (_, index) => `item ${index}`)
    const read = await everyPage(async (page) => pageOf(list, page, 100, of), keyOf)
    expect(new Set(read.items)).toEqual(new Set(list))
    expect(read.complete).toBe(false)
  })

  it('with an entry that cannot be read is not complete', async () => {
    expect(
      await everyPage(async () => ({ items: ['a'], received: 2, skipped: 1, of: 2 }), keyOf),
    ).toMatchObject({
      complete: false,
      skipped: 1,
    })
  })
})
