import { expect, test } from 'vitest'
import { groupsOf } from './groups'

test('steps keep their order inside their group, and none is lost', () => {
  const steps = ['units', 'people', 'approvers', 'rules', 'something_new'].map(step => ({ step }))

  expect(groupsOf(steps).map(group => [group.name, group.steps.map(({ step }) => step)])).toEqual([
    ['organisation', ['units', 'people']],
    ['roles', ['approvers']],
    ['work', ['rules', 'something_new']],
  ])
})
