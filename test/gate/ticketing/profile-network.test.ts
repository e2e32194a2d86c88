import { describe, expect, it } from 'vitest'
import { profileSchema } from '../../../electron/contract/profile.ts'
import { selfSigned } from './certificates.ts'

const takes = (network: object): boolean => profileSchema.safeParse({ network }).success

describe('the network of a profile', () => {
  it.each([
    ['http://proxy:3128', true],
    ['https://proxy.example/', true],
    ['http://[::1]:3128', true],
    ['socks5://proxy:1080', false],
    ['http://user:word@proxy:3128', false],
    ['http://proxy:3128/path', false],
    ['http://proxy:3128?x=1', false],
    ['proxy:3128', false],
    ['', false],
  ])('proxy %j: %s', (proxy, taken) => {
    expect(takes({ proxy })).toBe(taken)
  })

  it('takes certificates as an extra CA, never a private key', () => {
    const { cert, key } = selfSigned()
    expect(takes({ extraCa: cert })).toBe(true)
    expect(takes({ extraCa: `# our CA\n${cert}${cert}` })).toBe(true)
    expect(takes({ extraCa: cert + key })).toBe(false)
    expect(takes({ extraCa: '/etc/ca.pem' })).toBe(false)
    expect(takes({ extraCa: cert.repeat(200) })).toBe(false)
  })
})
