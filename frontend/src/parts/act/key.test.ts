import { expect, test, vi } from 'vitest'
import { newKey } from './key'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('a key is a UUID, also where the browser makes none because the address is plain HTTP', () => {
  expect(newKey()).toMatch(UUID)

  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })

  expect(newKey()).toMatch(UUID)
  expect(newKey()).not.toBe(newKey())
})
