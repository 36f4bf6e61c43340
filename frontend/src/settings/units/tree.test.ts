import { expect, test } from 'vitest'
import { treeOf } from './tree'

test('units stand below their unit, each level by name', () => {
  const [root] = treeOf([
    { id: '3', version: 1, name: 'Programs', parentId: '1' },
    { id: '1', version: 1, name: 'Meridian', parentId: null },
    { id: '2', version: 1, name: 'Infrastructure', parentId: '1' },
    { id: '4', version: 1, name: 'North', parentId: '2' },
  ])

  expect(root?.name).toBe('Meridian')
  expect(root?.below.map(unit => unit.name)).toEqual(['Infrastructure', 'Programs'])
  expect(root?.below[0]?.below[0]?.parent).toEqual({ id: '2', name: 'Infrastructure' })
})

test('a unit whose unit above is not in sight is not lost', () => {
  expect(treeOf([{ id: '4', version: 1, name: 'North', parentId: 'unseen' }]).map(unit => unit.name)).toEqual(
    ['North'],
  )
})
