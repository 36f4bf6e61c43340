import { expect, test } from 'vitest'
import { headcountOf, worstShare } from './worst'

const group = (headcount: number, share: string | null, notShown: string | null = null) => ({
  headcount,
  profile: { shareBeforeAbility: share, notShown },
})

test('the worst group stands for the initiative, never an average', () => {
  expect(worstShare([group(400, '0.1'), group(10, '0.9')])).toBe(0.9)
})

test('a group that is not shown is not told by its share', () => {
  expect(worstShare([group(4, '1', 'Fewer than five answered.'), group(30, '0.2')])).toBe(0.2)
})

test('without a group that is shown there is no share, and never 0', () => {
  expect(worstShare([])).toBeNull()
  expect(worstShare([{ headcount: 5, profile: null }, group(4, null, 'too few')])).toBeNull()
})

test('a share of nought is a share', () => {
  expect(worstShare([group(30, '0')])).toBe(0)
})

test('headcounts add up', () => {
  expect(headcountOf([group(40, null), group(2, null)])).toBe(42)
})
