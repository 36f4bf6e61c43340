import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import { FilePlus, LibraryBig } from 'lucide-react'
import type { Command } from '~/parts/commands/commands'

/** What can be begun from anywhere, for those who may. */
export function useCreateCommands(acts: readonly string[]): Command[] {
  const { t } = useLingui()
  const router = useRouter()
  const group = t`Create`
  const commands = [
    {
      id: 'request-exception',
      act: 'exception:request',
      label: t`Request an exception`,
      icon: <FilePlus size={16} />,
      run: () => void router.navigate({ to: '/exceptions/new' }),
    },
    {
      id: 'new-rule',
      act: 'rule:create',
      label: t`New rule`,
      icon: <LibraryBig size={16} />,
      run: () => void router.navigate({ to: '/rules', search: { new: true } }),
    },
  ]
  return commands
    .filter(({ act }) => acts.includes(act))
    .map(({ act: _, ...command }) => ({ ...command, group }))
}
