import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { openHelper } from '~/parts/commands/helpers'
import { useVisibleMap } from './use-visible-map'

const SEQUENCE_MS = 1200

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Ctrl or Cmd K, `?`, and `g` followed by a page's key. Never while somebody types. */
export function useShortcuts(acts: readonly string[]) {
  const router = useRouter()
  const { groups, settings } = useVisibleMap(acts)
  const pages = [...groups.flatMap(group => group.items), ...(settings ? [settings] : [])]
  const wentAt = useRef(0)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        return openHelper('palette')
      }
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
      if (event.key === '?') return openHelper('shortcuts')
      const afterG = event.timeStamp - wentAt.current < SEQUENCE_MS
      wentAt.current = event.key === 'g' && !afterG ? event.timeStamp : 0
      const page = afterG && pages.find(item => item.key === event.key)
      if (page) void router.navigate({ to: page.to })
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  })
}
