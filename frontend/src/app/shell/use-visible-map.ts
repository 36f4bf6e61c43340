import { useRouter } from '@tanstack/react-router'
import { useMap, useSettingsItem, visible, type NavGroup } from './nav'

/** The map for these roles, as far as its pages exist. */
export function useVisibleMap(roles: readonly string[]) {
  const router = useRouter()
  const paths = router.routesByPath as Record<string, unknown>
  const exists = (to: string) => to in paths
  const settings = useSettingsItem()
  const groups: NavGroup[] = visible(useMap(), roles, exists)
  return { groups, settings: exists(settings.to) ? settings : null }
}
