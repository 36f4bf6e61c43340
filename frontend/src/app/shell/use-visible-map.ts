import { useRouter } from '@tanstack/react-router'
import { useMap, useSettingsItem, visible, type NavGroup } from './nav'

/** The map for who may do these acts, as far as its pages exist. */
export function useVisibleMap(acts: readonly string[]) {
  const router = useRouter()
  const paths = router.routesByPath as Record<string, unknown>
  const exists = (to: string) => to in paths
  const settings = useSettingsItem()
  const groups: NavGroup[] = visible(useMap(), acts, exists)
  return { groups, settings: exists(settings.to) ? settings : null }
}
