import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { credentialSchema } from '../../../electron/contract/credential.ts'
import { profileSchema } from '../../../electron/contract/profile.ts'
import { whyNoCalibration, whyNoSession } from '../../../electron/gate/ticketing/acme/hosts.ts'

const key = (text: string) => credentialSchema.safeParse({ kind: 'api-key', key: text })

describe('an API key', () => {
  it('loses what stands around it, seen or not', () => {
    const around = fc.stringMatching(/^[ \t\r\n\0\u00a0\u200b\ufeff]{0,5}$/)
    fc.assert(
      fc.property(around, fc.stringMatching(/^[\x21-\x7e]{1,64}$/), around, (before, inner, after) => {
        expect(key(before + inner + after).data).toEqual({ kind: 'api-key', key: inner })
      }),
    )
  })

  it.each([
    ['a blank inside', 'half other'],
    ['a line end inside', 'one\ntwo'],
    ['nothing', ' \n'],
    ['what no header can carry', 'klüch'],
    ['too much', 'k'.repeat(513)],
  ])('is refused with %s, and not quoted', (_what, text) => {
    const parsed = key(text)
    expect(parsed.success).toBe(false)
    if (text.trim() !== '') expect(JSON.stringify(parsed.error?.issues)).not.toContain(text)
  })
})

describe('a sandbox login', () => {
  const takes = (login: object): boolean => credentialSchema.safeParse({ kind: 'session', ...login }).success

  it('is an e-mail address, or a user name and its tenant, and a password', () => {
    expect(takes({ email: 'a@b.example', password: 'p w' })).toBe(true)
    expect(takes({ userName: 'api-access-control', password: 'p', tenantId: '447' })).toBe(true)
    expect(takes({ userName: 'api-access-control', password: 'p' })).toBe(false)
    expect(takes({ email: 'a@b.example', password: 'p', tenantId: '447', userName: 'x' })).toBe(false)
    expect(takes({ email: 'no address', password: 'p' })).toBe(false)
    expect(takes({ email: 'a@b.example', password: '' })).toBe(false)
    expect(takes({ email: 'a@b.example', password: 'a\r\nx-other: 1' })).toBe(false)
    expect(takes({ email: 'a@b.example', password: ' p' })).toBe(false)
    expect(takes({ userName: 'x', password: 'p', tenantId: 'abc' })).toBe(false)
  })
})

describe('a session', () => {
  it.each([
    [{ kind: 'sandbox', number: 7 }],
    [{ kind: 'sandbox', number: 7, baseUrl: 'https://sand7-api.acmeticketing.com' }],
    [{ kind: 'practice', baseUrl: 'http://127.0.0.1:4711' }],
    [{ kind: 'custom', baseUrl: 'https://localhost:8443' }],
    [{ kind: 'custom', baseUrl: 'https://sand10-api.acmeticketing.net/v' }],
    [{ kind: 'custom', baseUrl: 'https://demo-api.acmeticketing.net' }],
    [{ kind: 'custom', baseUrl: 'https://sandbox.venue.example' }],
  ])('may be used at %j', (environment) => {
    expect(whyNoSession(profileSchema.parse({ environment }).environment)).toBeNull()
    expect(whyNoCalibration(profileSchema.parse({ environment }).environment)).toBeNull()
  })

  it.each([
    [{ kind: 'production', baseUrl: 'https://api.acmeticketing.com' }, /not allow them in production/],
    [{ kind: 'production', baseUrl: 'https://sand7-api.acmeticketing.net' }, /production/],
    [{ kind: 'production', baseUrl: 'http://127.0.0.1:4711' }, /production/],
    [{ kind: 'custom', baseUrl: 'https://api.acmeticketing.com' }, /production/],
    [{ kind: 'custom', baseUrl: 'https://API.acmeticketing.NET./v2' }, /production/],
    [{ kind: 'sandbox', number: 1, baseUrl: 'https://api.acmeticketing.net' }, /production/],
    [{ kind: 'practice', baseUrl: 'https://api.acmeticketing.com' }, /production/],
    [
      { kind: 'sandbox', number: 1, baseUrl: 'https://acme.venue.example' },
      /acme\.venue\.example does not look/,
    ],
    [{ kind: 'custom', baseUrl: 'https://sandwich.example' }, /does not look like one/],
    [{ kind: 'custom', baseUrl: 'https://demonstration.example' }, /does not look like one/],
    [{ kind: 'custom', baseUrl: 'https://venue.example/sand7-api' }, /does not look like one/],
    [{ kind: 'custom', baseUrl: 'https://127.0.0.1.venue.example' }, /does not look like one/],
  ])('may not be used at %j, for a reason', (environment, why) => {
    expect(whyNoSession(profileSchema.parse({ environment }).environment)).toMatch(why)
    expect(whyNoCalibration(profileSchema.parse({ environment }).environment)).toMatch(
      /checks real tickets in/,
    )
  })
})
