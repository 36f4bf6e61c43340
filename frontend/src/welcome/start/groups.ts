type Step = { readonly step: string }
export type GroupName = 'organisation' | 'roles' | 'work'

const OF: Record<string, GroupName> = {
  units: 'organisation',
  people: 'organisation',
  accounts: 'organisation',
  office_leads: 'roles',
  approvers: 'roles',
  representatives: 'roles',
  second_administrator: 'roles',
}

/** The steps in three cards, in the server's order; a step that is new to this page stands with what is governed. */
export function groupsOf<T extends Step>(steps: readonly T[]): { name: GroupName; steps: T[] }[] {
  const names: GroupName[] = ['organisation', 'roles', 'work']
  return names
    .map(name => ({ name, steps: steps.filter(step => (OF[step.step] ?? 'work') === name) }))
    .filter(group => group.steps.length > 0)
}
