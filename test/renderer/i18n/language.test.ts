import { describe, expect, test } from 'vitest'
import { en } from '../../../renderer/i18n/en.ts'
import { createMoments } from '../../../renderer/i18n/moments.ts'
import { createTranslate } from '../../../renderer/i18n/translate.ts'

const t = createTranslate('en-GB', en)

describe('a message', () => {
  test('takes its values', () => {
    expect(t('sync.running', { done: 1_200, of: 2_000 })).toBe('Loading tickets: 1,200 of 2,000 orders')
  })

  test('has a singular and a plural', () => {
    expect(t('queue.waiting', { n: 1 })).toBe('1 scan waiting')
    expect(t('queue.waiting', { n: 2 })).toBe('2 scans waiting')
  })

  test('cannot be asked for without its values', () => {
    // @ts-expect-error a message with a hole needs what goes into it
    expect(t('link.since')).toBe('since {time}')
  })
})

describe('a time', () => {
  const night = Date.parse('2026-11-14T23:30:00Z')

  test('is the venue’s, whatever the computer thinks', () => {
    expect(createMoments('en-GB', 'Europe/Madrid', t).clock(night)).toBe('00:30')
    expect(createMoments('en-GB', 'America/New_York', t).clock(night)).toBe('18:30')
  })

  test('names its day where that is another one at the venue', () => {
    const { when } = createMoments('en-GB', 'Europe/Madrid', t)
    expect(when(night, night - 3_600_000)).toBe('on Sun 15 Nov at 00:30')
    expect(when(night, night + 3_600_000)).toBe('at 00:30')
  })

  test.each([
    [500, 'just now'],
    [12_000, '12 s ago'],
    [59_900, '59 s ago'],
    [240_000, '4 min ago'],
    [7_300_000, '2 h ago'],
    [90_000_000, '1 day ago'],
  ])('%i ms back is “%s”', (past, text) => {
    expect(createMoments('en-GB', 'UTC', t).ago(night - past, night)).toBe(text)
  })
})
