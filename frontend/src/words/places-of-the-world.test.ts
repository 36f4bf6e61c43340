import { expect, test } from 'vitest'
import { currencies, timeZones } from './places-of-the-world'

const NOVEMBER = new Date('2026-11-20T12:00:00Z')

test('the zone of the device stands first, with its offset of the day', () => {
  const [first] = timeZones(NOVEMBER, 'Europe/Berlin')

  expect(first).toEqual({ value: 'Europe/Berlin', label: 'Europe/Berlin (GMT+1)' })
})

test('no zone is told twice, and UTC is there', () => {
  const zones = timeZones(NOVEMBER, 'UTC').map(zone => zone.value)

  expect(new Set(zones).size).toBe(zones.length)
  expect(zones).toContain('UTC')
})

test('currencies are named in the language of the reader', () => {
  expect(currencies('de').find(one => one.value === 'CHF')?.label).toBe('CHF · Schweizer Franken')
})
