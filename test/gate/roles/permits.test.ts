import { describe, expect, it } from 'vitest'
import { makePermits, PERMIT_LASTS_MS } from '../../../electron/gate/roles/permits.ts'

const ANNA = { role: 'admin', name: 'Anna' } as const

function permits() {
  let now = 0
  const noted: unknown[] = []
  const made = makePermits(
    () => now,
    (act) => void noted.push(act),
  )
  return {
    ...made,
    noted,
    pass: (ms: number) => {
      now += ms
    },
  }
}

describe('a permit', () => {
  it('is good once, and notes who, why and what the shell did', () => {
    const { grant, redeem, noted } = permits()
    const permit = grant({ act: 'change-profile', why: 'a new entrance' }, ANNA)
    const redemption = { permit, act: 'change-profile', what: { fields: 'entrance' } } as const
    expect(redeem(redemption)).toBeNull()
    expect(redeem(redemption)).toMatch(/used up or too old/)
    expect(noted).toEqual([
      { act: 'profile-changed', by: ANNA, what: { fields: 'entrance' }, why: 'a new entrance' },
    ])
  })

  it.each([
    ['for another act', 'change-key', 0],
    ['when it is too old', 'change-profile', PERMIT_LASTS_MS],
  ] as const)('is no good %s, and is then used up', (_name, act, waitMs) => {
    const { grant, redeem, pass, noted } = permits()
    const permit = grant({ act: 'change-profile', why: null }, ANNA)
    pass(waitMs)
    expect(redeem({ permit, act, what: {} })).not.toBeNull()
    expect(redeem({ permit, act: 'change-profile', what: {} })).not.toBeNull()
    expect(noted).toEqual([])
  })

  it('is not needed for what the shell did by itself, which is noted as nobody’s', () => {
    const { redeem, noted } = permits()
    const why = 'by the provisioning file'
    expect(redeem({ permit: null, act: 'change-profile', what: { revision: 2 }, why })).toBeNull()
    expect(noted).toEqual([
      { act: 'profile-changed', by: { role: 'nobody', name: null }, what: { revision: 2 }, why },
    ])
  })

  it('of what may come to nothing notes it when it has not, once', () => {
    const { grant, redeem, noted, pass } = permits()
    const permit = grant({ act: 'change-key', why: 'revoked' }, ANNA)
    const redemption = { permit, act: 'change-key', what: { kind: 'api-key' } } as const
    expect(redeem({ ...redemption, stage: 'end' }), 'nothing was begun').not.toBeNull()
    const second = grant({ act: 'change-key', why: 'revoked' }, ANNA)
    expect(redeem({ ...redemption, permit: second, stage: 'begin' })).toBeNull()
    expect(redeem({ ...redemption, permit: second }), 'it is used up').not.toBeNull()
    expect(noted).toEqual([])
    // ACME may take its time.
    pass(PERMIT_LASTS_MS)
    expect(redeem({ ...redemption, permit: second, stage: 'end' })).toBeNull()
    expect(redeem({ ...redemption, permit: second, stage: 'end' })).not.toBeNull()
    expect(noted).toEqual([{ act: 'key-replaced', by: ANNA, what: { kind: 'api-key' }, why: 'revoked' }])
  })

  it('that nobody gave is none', () => {
    const { redeem, noted } = permits()
    expect(redeem({ permit: crypto.randomUUID(), act: 'open-book', what: {} })).not.toBeNull()
    expect(noted).toEqual([])
  })

  it('is not kept for ever: the oldest of many goes', () => {
    const { grant, redeem } = permits()
    const given = Array.from({ length: 21 }, () => grant({ act: 'open-book', why: null }, ANNA))
    const redeemed = given.map((permit) => redeem({ permit, act: 'open-book', what: {} }))
    expect(redeemed.filter((problem) => problem === null)).toHaveLength(20)
    expect(redeemed[0]).not.toBeNull()
  })
})
