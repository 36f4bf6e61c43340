import { useLingui } from '@lingui/react/macro'
import type { Field } from './rest'

/** What a field of an imported table is called; a new one comes in the server's words. */
export function useFieldWord() {
  const { t } = useLingui()
  const words: Record<string, string> = {
    budget: t`Budget`,
    change_lead_email: t`Change lead`,
    currency: t`Currency`,
    email: t`Email`,
    family: t`Family`,
    finish: t`Finish`,
    harm_prevented: t`Harm prevented`,
    name: t`Name`,
    outside_authority: t`Outside authority`,
    owner_email: t`Owner`,
    owner_office: t`Owner office`,
    portfolio: t`Portfolio`,
    program: t`Program`,
    purpose: t`Purpose`,
    ref: t`Reference`,
    review_date: t`Review date`,
    roles: t`Roles`,
    service_lead_email: t`Service lead`,
    sponsor_email: t`Sponsor`,
    start: t`Start`,
    statement: t`Statement`,
    unit: t`Unit`,
    waivable: t`Waivable`,
    weekly_burn: t`Weekly burn`,
  }
  return ({ name, label }: Field) => {
    // who manages a project and whom a person reports to have one name in the table
    if (name === 'manager_email') return label === 'project manager' ? t`Project manager` : t`Manager`
    return words[name] ?? label.charAt(0).toUpperCase() + label.slice(1)
  }
}
