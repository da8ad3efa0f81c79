import { expect, test } from 'vitest'
import { randomId } from '../../src/db/random-id.ts'

test('an id that chance has built like an identity number is not given', () => {
  const drawn = ['ab26829398612cdef0', 'ab268293986a2cdef0'].map((hex) => Buffer.from(hex, 'hex'))
  expect(randomId(9, () => drawn.shift() ?? Buffer.alloc(9))).toBe('ab268293986a2cdef0')
})

test('an id has two digits a byte, and another one each time', () => {
  expect(randomId(9)).toMatch(/^[0-9a-f]{18}$/)
  expect(randomId(9)).not.toBe(randomId(9))
})
