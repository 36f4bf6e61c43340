import { expect, test } from 'vitest'
import { visible } from './nav'

const groups = [
  {
    label: 'Work',
    items: [
      { to: '/', label: 'Home', icon: 'svg' as never },
      { to: '/decisions', label: 'Decisions', icon: 'svg' as never, acts: ['exception:approve'] },
    ],
  },
  { label: 'Later', items: [{ to: '/later', label: 'Later', icon: 'svg' as never }] },
]
const exists = (to: string) => to !== '/later'
const shown = (acts: string[]) =>
  visible(groups, acts, exists).map(group => [group.label, ...group.items.map(i => i.to)])

test('what somebody may not see is not there, and neither is what does not exist', () => {
  expect(shown([])).toEqual([['Work', '/']])
  expect(shown(['exception:approve'])).toEqual([['Work', '/', '/decisions']])
})
