import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'

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
export const ROLE_WORDS: Record<RoleName, MessageDescriptor> = {
  PROGRAM_MANAGER: msg`Program manager`,
  PROJECT_MANAGER: msg`Project manager`,
  SERVICE_LEAD: msg`Service lead`,
  CHANGE_LEAD: msg`Change lead`,
  PROVIDER_REPRESENTATIVE: msg`Provider representative`,
  SERVICE_OWNER: msg`Service owner`,
  PMO_LEAD: msg`PMO lead`,
  SMO_LEAD: msg`SMO lead`,
  CMO_LEAD: msg`CMO lead`,
  APPROVER_1: msg`Approver, level 1`,
  APPROVER_2: msg`Approver, level 2`,
  APPROVER_3: msg`Approver, level 3`,
  EXECUTIVE: msg`Executive`,
  AUDITOR: msg`Auditor`,
  ADMINISTRATOR: msg`Administrator`,
}
const OFFICE_WORDS: Record<OfficeName, MessageDescriptor> = {
  PMO: msg`Project management office`,
  SMO: msg`Service management office`,
  CMO: msg`Change management office`,
}

export const useRoleWord = () => useWordIn(ROLE_WORDS)
export const useOfficeWord = () => useWordIn(OFFICE_WORDS)

function useWordIn(words: Readonly<Record<string, MessageDescriptor>>) {
  const { i18n } = useLingui()
  return (name: string) => {
    const word = words[name]
    return word ? i18n._(word) : name
  }
}
