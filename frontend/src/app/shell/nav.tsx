import { useLingui } from '@lingui/react/macro'
import {
  CalendarRange,
  ChartNoAxesCombined,
  Flag,
  FolderKanban,
  Gavel,
  House,
  Inbox,
  LibraryBig,
  Scale,
  ScrollText,
  Settings,
  ShieldExclamationPoint,
  Signature,
  Users,
  Waypoints,
  type LucideIcon,
} from 'lucide-react'

export type NavItem = {
  to: string
  label: string
  icon: LucideIcon
  /** For those who may do one of these acts somewhere; without it for everybody. */
  acts?: readonly string[]
  /** The second key after `g`. */
  key?: string
}
export type NavGroup = { label: string; items: NavItem[] }

/** One of these opens the queue of decisions. */
const DECIDING = ['exception:approve', 'exception:waive', 'exception:override', 'gate:decide']

/** The map of the product; what does not exist yet or is not for somebody is left out by the sidebar. */
export function useMap(): NavGroup[] {
  const { t } = useLingui()
  return [
    {
      label: t`Work`,
      items: [
        { to: '/', label: t`Home`, icon: House, key: 'h' },
        { to: '/inbox', label: t`Inbox`, icon: Inbox, key: 'i' },
        { to: '/decisions', label: t`Decisions`, icon: Gavel, acts: DECIDING, key: 'd' },
        { to: '/exceptions', label: t`Exceptions`, icon: ScrollText, key: 'e' },
      ],
    },
    {
      label: t`Portfolio`,
      items: [
        { to: '/projects', label: t`Projects`, icon: FolderKanban, acts: ['project:read'], key: 'p' },
        { to: '/gates', label: t`Gates`, icon: Flag, key: 'g' },
        { to: '/roadmap', label: t`Roadmap`, icon: CalendarRange },
        { to: '/risks', label: t`Risks`, icon: ShieldExclamationPoint },
      ],
    },
    {
      label: t`Services`,
      items: [{ to: '/services', label: t`Services`, icon: Waypoints, acts: ['service:read'], key: 's' }],
    },
    {
      label: t({ message: 'Change', context: 'office' }),
      items: [{ to: '/changes', label: t`Initiatives`, icon: Users, acts: ['initiative:read'], key: 'c' }],
    },
    {
      label: t`Governance`,
      items: [
        { to: '/rules', label: t`Rules`, icon: LibraryBig, acts: ['rule:read'], key: 'r' },
        { to: '/authority', label: t`Who can say yes`, icon: Signature, key: 'y' },
        { to: '/audit', label: t`Audit trail`, icon: Scale, acts: ['audit:read'], key: 'a' },
      ],
    },
    {
      label: t`Leadership`,
      items: [
        {
          to: '/leadership',
          label: t`Leadership`,
          icon: ChartNoAxesCombined,
          acts: ['leadership:read'],
          key: 'l',
        },
      ],
    },
  ]
}

export function useSettingsItem(): NavItem {
  const { t } = useLingui()
  return { to: '/settings', label: t`Settings`, icon: Settings, key: ',' }
}

/** What is there and meant for somebody who may do these acts. */
export function visible(groups: NavGroup[], acts: readonly string[], exists: (to: string) => boolean) {
  const may = (item: NavItem) => !item.acts || item.acts.some(act => acts.includes(act))
  return groups
    .map(group => ({ ...group, items: group.items.filter(item => exists(item.to) && may(item)) }))
    .filter(group => group.items.length > 0)
}
