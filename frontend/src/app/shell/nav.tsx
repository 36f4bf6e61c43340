import { useLingui } from '@lingui/react/macro'
import {
  CalendarRange,
  ChartNoAxesCombined,
  Flag,
  FolderKanban,
  Gavel,
  House,
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
import type { RoleName } from '~/words/roles'

export type NavItem = {
  to: string
  label: string
  icon: LucideIcon
  /** Only for these roles; without it for everybody. */
  roles?: readonly RoleName[]
  /** The second key after `g`. */
  key?: string
}
export type NavGroup = { label: string; items: NavItem[] }

const DECIDERS = [
  'PMO_LEAD',
  'SMO_LEAD',
  'CMO_LEAD',
  'APPROVER_1',
  'APPROVER_2',
  'APPROVER_3',
  'EXECUTIVE',
  'AUDITOR',
] as const
const LEADERS = ['PMO_LEAD', 'SMO_LEAD', 'CMO_LEAD', 'EXECUTIVE', 'AUDITOR'] as const

/** The map of the product; what does not exist yet or is not for somebody is left out by the sidebar. */
export function useMap(): NavGroup[] {
  const { t } = useLingui()
  return [
    {
      label: t`Work`,
      items: [
        { to: '/', label: t`Home`, icon: House, key: 'h' },
        { to: '/decisions', label: t`Decisions`, icon: Gavel, roles: DECIDERS, key: 'd' },
        { to: '/exceptions', label: t`Exceptions`, icon: ScrollText, key: 'e' },
      ],
    },
    {
      label: t`Portfolio`,
      items: [
        { to: '/projects', label: t`Projects`, icon: FolderKanban, key: 'p' },
        { to: '/gates', label: t`Gates`, icon: Flag, key: 'g' },
        { to: '/roadmap', label: t`Roadmap`, icon: CalendarRange },
        { to: '/risks', label: t`Risks`, icon: ShieldExclamationPoint },
      ],
    },
    { label: t`Services`, items: [{ to: '/services', label: t`Services`, icon: Waypoints, key: 's' }] },
    { label: t`Change`, items: [{ to: '/changes', label: t`Initiatives`, icon: Users, key: 'c' }] },
    {
      label: t`Governance`,
      items: [
        { to: '/rules', label: t`Rules`, icon: LibraryBig, key: 'r' },
        { to: '/authority', label: t`Who can say yes`, icon: Signature, key: 'y' },
        { to: '/audit', label: t`Audit trail`, icon: Scale, key: 'a' },
      ],
    },
    {
      label: t`Leadership`,
      items: [
        { to: '/leadership', label: t`Leadership`, icon: ChartNoAxesCombined, roles: LEADERS, key: 'l' },
      ],
    },
  ]
}

export function useSettingsItem(): NavItem {
  const { t } = useLingui()
  return { to: '/settings', label: t`Settings`, icon: Settings, key: ',' }
}

/** What is there and meant for somebody with these roles. */
export function visible(groups: NavGroup[], roles: readonly string[], exists: (to: string) => boolean) {
  const may = (item: NavItem) => !item.roles || item.roles.some(role => roles.includes(role))
  return groups
    .map(group => ({ ...group, items: group.items.filter(item => exists(item.to) && may(item)) }))
    .filter(group => group.items.length > 0)
}
