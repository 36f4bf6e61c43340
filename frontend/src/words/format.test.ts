import { expect, test } from 'vitest'
import { makeFormat } from './format'

const english = makeFormat('en-US', 'America/New_York')
const german = makeFormat('de-DE', 'Europe/Berlin')
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test('money keeps every digit of an exact decimal', () => {
  expect(english.money({ amount: '9007199254740993.55', currency: 'USD' })).toBe('$9,007,199,254,740,993.55')
})

test('money shows cents only when there are any, and its currency always', () => {
  expect(english.money({ amount: '100000.00', currency: 'USD' })).toBe('$100,000')
  expect(english.money({ amount: '99.5', currency: 'GBP' })).toBe('£99.50')
  expect(plain(german.money({ amount: '1234.5', currency: 'EUR' }))).toBe('1.234,50 €')
})

test('zero is zero and a difference carries its sign', () => {
  expect(english.money({ amount: '0', currency: 'USD' })).toBe('$0')
  expect(english.money({ amount: '1200000', currency: 'USD' }, { compact: true, signed: true })).toBe(
    '+$1.2M',
  )
})

test.each([
  ['950', '950 €'],
  ['9500', '9,5 Tsd. €'],
  ['236313', '236,3 Tsd. €'],
  ['-236313', '-236,3 Tsd. €'],
  ['999960', '1 Mio. €'],
  ['1234567', '1,2 Mio. €'],
  ['2400000000', '2,4 Mrd. €'],
])('German shortens %s as one writes it', (amount, told) => {
  expect(plain(german.money({ amount, currency: 'EUR' }, { compact: true }))).toBe(told)
})

test('a calendar day is the same day in every time zone', () => {
  expect(english.day('2026-12-24')).toBe('Dec 24, 2026')
  expect(makeFormat('en-US', 'Pacific/Kiritimati').day('2026-12-24')).toBe('Dec 24, 2026')
})

test("an instant is told in the person's zone", () => {
  expect(plain(english.momentWithZone('2026-12-24T23:30:00Z'))).toBe('Dec 24, 2026, 6:30 PM EST')
  expect(plain(german.time('2026-12-24T23:30:00Z'))).toBe('00:30')
})

test('a span is told in its two largest parts', () => {
  expect(english.duration(0)).toBe('0 min')
  expect(english.duration(90_000)).toBe('1 min 30 sec')
  expect(english.duration(2 * 86_400_000 + 4 * 3_600_000 + 59_000)).toBe('2 days 4 hr')
  expect(english.duration(86_400_000 + 5 * 60_000)).toBe('1 day')
})

test.each([
  [8.4, '8.4 hr', '8,4 Std.'],
  [33, '33.0 hr', '33,0 Std.'],
  [47.9, '47.9 hr', '47,9 Std.'],
  [48, '2 days', '2 Tg.'],
  [504, '21 days', '21 Tg.'],
  [60, '2.5 days', '2,5 Tg.'],
])('%d hours are told as %s', (hours, told, inGerman) => {
  expect(plain(english.hours(hours))).toBe(told)
  expect(plain(german.hours(hours))).toBe(inGerman)
})

test('many working hours stay hours: a day has fewer of them', () => {
  expect(english.hours(504, true)).toBe('504 hr')
})

test.each(['2026-31-31', '2026-02-30', '0000-00-00', '', 'soon'])('%j is shown as it stands', text => {
  const tell = [english.day, english.shortDay, english.month, english.year, english.moment, english.dayOf]

  for (const each of tell.slice(0, 4)) expect(each(text)).toBe(text)
  if (text !== '2026-02-30') for (const each of tell.slice(4)) expect(each(text)).toBe(text)
  expect(() => english.fromNow(text, 0)).not.toThrow()
})

test('what is no currency or no amount is shown as it stands', () => {
  expect(english.money({ amount: '5', currency: 'US' })).toBe('5 US')
  expect(english.money({ amount: 'many', currency: 'USD' })).toBe('many USD')
})

test('near instants are told from now', () => {
  const now = Date.parse('2026-11-22T12:00:00Z')

  expect(english.fromNow('2026-11-22T10:00:00Z', now)).toBe('2 hours ago')
  expect(english.fromNow('2026-11-25T12:00:00Z', now)).toBe('in 3 days')
})
