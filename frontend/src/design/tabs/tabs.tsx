import { createLink } from '@tanstack/react-router'
import { useEffect, useRef, type ComponentProps, type ReactNode } from 'react'
import s from './tabs.module.css'

/** Views of one record. A tab is a link with a path of its own, so it can be sent to somebody. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    // where they are wider than the screen, the one that is open is in sight
    const [bar, tab] = [nav.current, nav.current?.querySelector('[aria-current=page]')]
    if (!bar || !tab) return
    const [around, here] = [bar.getBoundingClientRect(), tab.getBoundingClientRect()]
    if (here.right > around.right || here.left < around.left)
      bar.scrollLeft += here.left - around.left - (around.width - here.width) / 2
  })
  return (
    <nav ref={nav} className={s.tabs} aria-label={label} data-print="hide">
      {children}
    </nav>
  )
}

function Anchor({ count, children, ...rest }: ComponentProps<'a'> & { count?: ReactNode }) {
  return (
    <a {...rest} className={s.tab}>
      {children}
      {count !== undefined && <span className={s.count}>{count}</span>}
    </a>
  )
}

/** Takes what the router's Link takes (`to`, `params`, `search`, `activeOptions`) and a `count`. */
export const Tab = createLink(Anchor)
