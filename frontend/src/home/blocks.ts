export type Block = 'waiting' | 'requests' | 'projects'

const OWNERS = ['PROGRAM_MANAGER', 'PROJECT_MANAGER', 'SERVICE_LEAD', 'CHANGE_LEAD']

/**
 * The order of the blocks: whoever runs programs sees their own first, everybody else what waits for them. What waits
 * comes first as well where it is another's time that runs, so for those who answer, help or decide too.
 */
export function blocksFor(roles: readonly string[]): Block[] {
  const owns = roles.some(role => OWNERS.includes(role))
  const serves = roles.some(role => !OWNERS.includes(role))
  if (owns && !serves) return ['projects', 'requests', 'waiting']
  if (owns) return ['waiting', 'projects', 'requests']
  return ['waiting', 'requests', 'projects']
}
