import type { RoleName } from '~/words'

/** The roles in the order in which they are offered. */
export const ROLES: readonly RoleName[] = [
  'PROGRAM_MANAGER',
  'PROJECT_MANAGER',
  'SERVICE_LEAD',
  'CHANGE_LEAD',
  'PROVIDER_REPRESENTATIVE',
  'SERVICE_OWNER',
  'PMO_LEAD',
  'SMO_LEAD',
  'CMO_LEAD',
  'APPROVER_1',
  'APPROVER_2',
  'APPROVER_3',
  'EXECUTIVE',
  'AUDITOR',
  'ADMINISTRATOR',
]

const WEIGHTY = /^(APPROVER_|.MO_LEAD$|EXECUTIVE$|AUDITOR$|ADMINISTRATOR$)/

/** Whether a role approves or controls: nobody gives it to themselves while somebody else could. */
export const isTwoPerson = (role: string) => WEIGHTY.test(role)

/** The right that gives and takes a role. The server decides; this only closes buttons that cannot work. */
export const actOfGranting = (role: string) => (isTwoPerson(role) ? 'role:grant_approving' : 'role:grant')
