import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import { Keyboard, Languages, LogOut, Moon, Rows3, Sun } from 'lucide-react'
import { setDensity, setTheme } from '~/design/prefs'
import { useOffered, type Command } from '~/parts/commands/commands'
import { signOut } from '~/parts/session/session'
import { LOCALES, rememberLocale, type Locale } from '../catalogues'
import { openHelper } from '~/parts/commands/helpers'
import { useVisibleMap } from '../shell/use-visible-map'
import { useCreateCommands } from './use-create-commands'
import { useSettingsCommands } from './use-settings-commands'

/** What the open page offers, the pages, and the settings that can be changed from anywhere. */
export function usePaletteCommands(acts: readonly string[]): Command[] {
  const { t } = useLingui()
  const router = useRouter()
  const { groups, settings } = useVisibleMap(acts)
  const pages = [...groups.flatMap(group => group.items), ...(settings ? [settings] : [])]
  const group = t`Settings`
  return [
    ...useOffered(),
    ...useCreateCommands(acts),
    ...pages.map(({ to, label, icon: Icon, key }) => ({
      id: to,
      label,
      group: t`Go to`,
      icon: <Icon size={16} />,
      hint: key && `g ${key}`,
      run: () => void router.navigate({ to }),
    })),
    ...useSettingsCommands(acts),
    {
      id: 'dark',
      group,
      label: t`Use the dark theme`,
      icon: <Moon size={16} />,
      run: () => setTheme('dark'),
    },
    {
      id: 'light',
      group,
      label: t`Use the light theme`,
      icon: <Sun size={16} />,
      run: () => setTheme('light'),
    },
    {
      id: 'compact',
      group,
      label: t`Compact rows`,
      icon: <Rows3 size={16} />,
      run: () => setDensity('compact'),
    },
    {
      id: 'comfortable',
      group,
      label: t`Comfortable rows`,
      icon: <Rows3 size={16} />,
      run: () => setDensity('comfortable'),
    },
    ...Object.entries(LOCALES).map(([locale, name]) => ({
      id: `locale-${locale}`,
      group,
      label: name,
      icon: <Languages size={16} />,
      run: () => void rememberLocale(locale as Locale),
    })),
    {
      id: 'shortcuts',
      group,
      label: t`Keyboard shortcuts`,
      icon: <Keyboard size={16} />,
      hint: '?',
      run: () => openHelper('shortcuts'),
    },
    { id: 'sign-out', group, label: t`Sign out`, icon: <LogOut size={16} />, run: () => void signOut() },
  ]
}
