import { expect, test } from 'vitest'
import { pinFault } from '../../../../renderer/admin/people/new-pin.ts'

test.each([
  ['', '', 'pin', 'pin.wrong'],
  ['7', '7', 'pin', 'pin.wrong'],
  ['123', '123', 'pin', 'pin.wrong'],
  ['1234567890123', '1234567890123', 'pin', 'pin.wrong'],
  ['12a4', '12a4', 'pin', 'pin.wrong'],
  ['4444', '4444', 'pin', 'people.pinAlike'],
  ['1234', '1243', 'again', 'people.pinDiffers'],
  ['1234', '', 'again', 'people.pinDiffers'],
])('"%s" and "%s" are told at the field: %s', (pin, again, field, says) => {
  expect(pinFault(pin, again)).toEqual({ field, says })
})

test('the same PIN typed twice can be tried', () => {
  expect(pinFault('1234', '1234')).toBeNull()
  expect(pinFault('123456789012', '123456789012')).toBeNull()
})
