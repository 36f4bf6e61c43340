import { useLingui } from '@lingui/react/macro'

export type StepWords = {
  title: string
  /** Why it is needed. */
  why: string
  /** Who may, when the reader may not. */
  whoCan: string
  /** Where it is typed, and by which right. */
  type: { label: string; to: string; act: string }
  /** What kind of file brings it in, if one does. */
  file?: string
}

/** What each step of setting up is, why, and where it is done. The server counts; nothing here does. */
export function useStepWords(): Record<string, StepWords> {
  const { t } = useLingui()
  const administrators = t`administrators`
  const roles = (role: string) => ({
    label: t`Grant a role`,
    to: `/settings/people?grant=${role}`,
    act: 'role:grant',
  })
  return {
    units: {
      title: t`Units`,
      why: t`Roles reach a unit and everything below it; a project stands under one.`,
      whoCan: administrators,
      type: { label: t`Add a unit`, to: '/settings/units', act: 'organisation:edit' },
    },
    people: {
      title: t`People`,
      why: t`Who asks, who answers and who decides are never the same person.`,
      whoCan: administrators,
      type: { label: t`Add people`, to: '/settings/people?add=true', act: 'organisation:edit' },
      file: 'people',
    },
    accounts: {
      title: t`Accounts`,
      why: t`People take theirs up by a link that you send them.`,
      whoCan: administrators,
      type: { label: t`Invite people`, to: '/settings/people', act: 'account:invite' },
    },
    office_leads: {
      title: t`A lead for each office`,
      why: t`Projects, services and change each have an office; its lead keeps its rules and gates.`,
      whoCan: administrators,
      type: roles('PMO_LEAD'),
    },
    approvers: {
      title: t`Approvers`,
      why: t`Without one no request can be approved.`,
      whoCan: administrators,
      type: roles('APPROVER_2'),
    },
    representatives: {
      title: t`Provider representatives`,
      why: t`They restate the need and offer alternatives.`,
      whoCan: administrators,
      type: roles('PROVIDER_REPRESENTATIVE'),
    },
    second_administrator: {
      title: t`A second administrator`,
      why: t`Until then you may grant yourself an approving role, and the trail marks it.`,
      whoCan: administrators,
      type: roles('ADMINISTRATOR'),
    },
    services: {
      title: t`Services`,
      why: t`A request asks something of a service, and projects hand over to one.`,
      whoCan: t`the lead of the service management office`,
      type: { label: t`Add a service`, to: '/services', act: 'service:create' },
      file: 'services-table',
    },
    rules: {
      title: t`Rules`,
      why: t`Whoever says no names the rule and the harm that it prevents.`,
      whoCan: t`the office leads`,
      type: { label: t`Write a rule`, to: '/rules?new=true', act: 'rule:create' },
      file: 'rules',
    },
    portfolio: {
      title: t`Projects`,
      why: t`A portfolio, a program and a project: what waits, burns here.`,
      whoCan: t`the lead of the project management office`,
      type: { label: t`Enter a project`, to: '/projects/new', act: 'project:create' },
      file: 'projects',
    },
    gates: {
      title: t`Gates`,
      why: t`Three keys, one from each office, open a gate.`,
      whoCan: t`the office leads`,
      type: { label: t`Set a gate`, to: '/gates?new=true', act: 'gate:create' },
    },
  }
}
