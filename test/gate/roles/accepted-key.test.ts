import { expect, it } from 'vitest'
import type { Credential } from '../../../electron/contract/credential.ts'
import { keepAcceptedKey } from '../../../electron/gate/roles/accepted-key.ts'
import { tempFolder } from '../../temp-folder.ts'
import { openAt } from '../store/admissions.ts'

const key = (text: string): Credential => ({ kind: 'api-key', key: text })
const login = (email: string): Credential => ({ kind: 'session', email, password: 'the-same-word' })

it('the key that ACME accepted last is known, after a restart too; any other is not', () => {
  const folder = tempFolder()
  const store = openAt(folder)
  const kept = keepAcceptedKey(store)
  expect(kept.is(key('venue-0001'))).toBe(false)
  kept.note(key('venue-0001'))
  expect([kept.is(key('venue-0001')), kept.is(key('venue-0002'))]).toEqual([true, false])
  store.close()

  const opened = openAt(folder)
  const again = keepAcceptedKey(opened)
  expect(again.is(key('venue-0001'))).toBe(true)
  again.note(login('one@venue.example'))
  expect(again.is(key('venue-0001'))).toBe(false)
  expect([login('one@venue.example'), login('other@venue.example')].map(again.is)).toEqual([true, false])
  opened.close()
})
