import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast, tokensOf } from './contrast.ts'

const css = readFileSync(new URL('../../renderer/ui/tokens.css', import.meta.url), 'utf8')
const themes = {
  light: ['\n:root'],
  dark: ['\n:root', '[data-scheme="dark"]'],
  'high contrast': ['\n:root', '[data-contrast="more"]'],
  'high contrast, dark': [
    '\n:root',
    '[data-scheme="dark"]',
    '\n[data-contrast="more"]',
    '[data-scheme="dark"][data-contrast="more"]',
  ],
} as const

test('black on white is 21, a colour on itself 1, and grey as others count it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#a30a1e', '#a30a1e')).toBeCloseTo(1)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 1)
})

describe.each(Object.entries(themes))('%s', (name, selectors) => {
  const tokens = tokensOf(css, selectors)
  const of = (one: string, other: string) => {
    const [a, b] = [tokens.get(one), tokens.get(other)]
    if (a === undefined || b === undefined) throw new Error(`there is no ${a === undefined ? one : other}`)
    return contrast(a, b)
  }

  test.each(['admit', 'deny', 'hold', 'repeat'])('%s is 7:1 to its words', (verdict) => {
    expect(of(verdict, `on-${verdict}`)).toBeGreaterThanOrEqual(7)
  })

  test.each([
    ['mark-violet', 'mark-light'],
    ['mark-teal', 'mark-light'],
    ['mark-pink', 'mark-dark'],
    ['mark-brown', 'mark-light'],
    ['mark-dark', 'mark-light'],
  ])('%s is 7:1 to what stands on it', (ground, ink) => {
    expect(of(ground, ink)).toBeGreaterThanOrEqual(7)
  })

  const enough = name.startsWith('high') ? 7 : 4.5
  test.each([
    ['ink', 'surface'],
    ['ink', 'ground'],
    ['ink-soft', 'surface'],
    ['ink-soft', 'ground'],
    ['ink-soft', 'raised'],
    ['good', 'surface'],
    ['good', 'good-ground'],
    ['warn', 'surface'],
    ['warn', 'warn-ground'],
    ['bad', 'surface'],
    ['bad', 'bad-ground'],
    ['accent', 'on-accent'],
    ['practice', 'on-practice'],
  ])(`%s is ${enough}:1 to %s`, (one, other) => {
    expect(of(one, other)).toBeGreaterThanOrEqual(enough)
  })

  test('the lines of fields and buttons are 3:1 to what is around them', () => {
    for (const around of ['surface', 'raised', 'ground'])
      expect(of('line-strong', around)).toBeGreaterThanOrEqual(3)
  })
})
