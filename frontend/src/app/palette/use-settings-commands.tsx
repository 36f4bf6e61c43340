import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import { ListChecks, Settings } from 'lucide-react'
import type { Command } from '~/parts/commands/commands'
import { useSettingsPages } from '~/parts/settings-tabs/settings-tabs'

const SETTING_UP = ['organisation:edit', 'data:import']

/** The pages of the settings, each by its own name, and the way through setting up. */
export function useSettingsCommands(acts: readonly string[]): Command[] {
  const { t } = useLingui()
  const router = useRouter()
  const group = t`Settings`
  const pages = useSettingsPages(acts).map(({ to, label }) => ({
    id: `settings ${to}`,
    group,
    label,
    icon: <Settings size={16} />,
    run: () => void router.navigate({ to }),
  }))
  if (!SETTING_UP.some(act => acts.includes(act))) return pages
  const start = {
    id: 'start',
    group,
    label: t`Setting up the organisation`,
    icon: <ListChecks size={16} />,
    run: () => void router.navigate({ to: '/start' }),
  }
  return [start, ...pages]
}
