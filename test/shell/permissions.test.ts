import { expect, it } from 'vitest'
import { PAGE_URL } from '../../electron/shell/origin.ts'
import { isAllowed } from '../../electron/shell/permissions.ts'

const camera = { permission: 'media', by: PAGE_URL, mainFrame: true, media: ['video'] } as const

it('lets our own page use a camera', () => {
  expect(isAllowed(camera)).toBe(true)
  expect(isAllowed({ ...camera, by: 'portcullis://app/' })).toBe(true)
})

it.each([
  ['a microphone', { media: ['audio'] }],
  ['a microphone beside a camera', { media: ['video', 'audio'] }],
  ['something that is not said', { media: [] }],
  ['another permission', { permission: 'geolocation' }],
  ['another page', { by: 'https://example.com/' }],
  ['a page that only looks like ours', { by: 'portcullis://app.evil/' }],
  ['a frame inside our page', { mainFrame: false }],
])('refuses %s', (_, change) => {
  expect(isAllowed({ ...camera, ...change })).toBe(false)
})
