import { expect, test } from 'vitest'
import { onceEach } from './once-each'

test('somebody who leads two workstreams of a project sees it once', () => {
  expect(onceEach([{ id: 'a' }, { id: 'b' }, { id: 'a' }])).toEqual([{ id: 'a' }, { id: 'b' }])
})

test('what stands under a program already is not told again', () => {
  expect(onceEach([{ id: 'a' }, { id: 'b' }], [{ id: 'a' }])).toEqual([{ id: 'b' }])
})
