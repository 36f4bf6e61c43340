import { useLingui } from '@lingui/react/macro'
import { Tab, Tabs } from '~/design/tabs/tabs'

type Page = { to: string; label: string; acts?: readonly string[] }

/** The pages of the settings, as far as they are for somebody who may do these acts. */
export function useSettingsPages(acts: readonly string[]): Page[] {
  const { t } = useLingui()
  const pages: Page[] = [
    { to: '/settings', label: t`Me` },
    { to: '/settings/people', label: t`People and roles`, acts: ['organisation:read'] },
    { to: '/settings/units', label: t`Units`, acts: ['organisation:read'] },
    { to: '/settings/away', label: t`Absence and delegation` },
    { to: '/settings/rates', label: t`Currency rates`, acts: ['organisation:read'] },
    { to: '/settings/imports', label: t`Imports`, acts: ['data:import'] },
    { to: '/settings/explorer', label: t`Explorer`, acts: ['api:use'] },
    { to: '/settings/policy', label: t`Policy`, acts: ['policy:read'] },
    { to: '/settings/audit', label: t`Audit trail`, acts: ['audit:read'] },
    { to: '/settings/system', label: t`System` },
  ]
  return pages.filter(page => !page.acts || page.acts.some(act => acts.includes(act)))
}

export function SettingsTabs({ acts }: { acts: readonly string[] }) {
  const { t } = useLingui()
  return (
    <Tabs label={t`Settings`}>
      {useSettingsPages(acts).map(({ to, label }) => (
        <Tab key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {label}
        </Tab>
      ))}
    </Tabs>
  )
}
