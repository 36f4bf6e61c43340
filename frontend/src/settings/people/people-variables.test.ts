import { expect, test } from 'vitest'
import { peopleVariables } from './people-variables'

test('those who left are there only when asked for', () => {
  expect(peopleVariables({}).filter).toEqual({ deactivatedAt: { isNull: true } })
  expect(peopleVariables({ left: true }).filter).toEqual({})
})

test('nobody is read whom the address does not name', () => {
  expect(peopleVariables({ q: 'ada' })).toMatchObject({ typed: 'ada', asked: false })
  expect(peopleVariables({ person: 'ada@meridian.example' })).toMatchObject({
    email: 'ada@meridian.example',
    asked: true,
  })
})
