import { useLingui } from '@lingui/react/macro'

export type OfficeName = 'PMO' | 'SMO' | 'CMO'
export type RoleName =
  | 'PROGRAM_MANAGER'
  | 'PROJECT_MANAGER'
  | 'SERVICE_LEAD'
  | 'CHANGE_LEAD'
  | 'PROVIDER_REPRESENTATIVE'
  | 'SERVICE_OWNER'
  | 'PMO_LEAD'
  | 'SMO_LEAD'
  | 'CMO_LEAD'
  | 'APPROVER_1'
  | 'APPROVER_2'
  | 'APPROVER_3'
  | 'EXECUTIVE'
  | 'AUDITOR'
  | 'ADMINISTRATOR'

/** What a role is called, in the words of the glossary. */
export function useRoleWord() {
  const { t } = useLingui()
  const words: Record<RoleName, string> = {
    PROGRAM_MANAGER: t`Program manager`,
    PROJECT_MANAGER: t`Project manager`,
    SERVICE_LEAD: t`Service lead`,
    CHANGE_LEAD: t`Change lead`,
    PROVIDER_REPRESENTATIVE: t`Provider representative`,
    SERVICE_OWNER: t`Service owner`,
    PMO_LEAD: t`PMO lead`,
    SMO_LEAD: t`SMO lead`,
    CMO_LEAD: t`CMO lead`,
    APPROVER_1: t`Approver, level 1`,
    APPROVER_2: t`Approver, level 2`,
    APPROVER_3: t`Approver, level 3`,
    EXECUTIVE: t`Executive`,
    AUDITOR: t`Auditor`,
    ADMINISTRATOR: t`Administrator`,
  }
  return (role: string) => words[role as RoleName] ?? role
}

export function useOfficeWord() {
  const { t } = useLingui()
  const words: Record<OfficeName, string> = {
    PMO: t`Project management office`,
    SMO: t`Service management office`,
    CMO: t`Change management office`,
  }
  return (office: string) => words[office as OfficeName] ?? office
}
