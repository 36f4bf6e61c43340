import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useRouterState } from '@tanstack/react-router'
import { Menu as MenuIcon, Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { BrandMark } from '~/design/brand/brand'
import { Button } from '~/design/button/button'
import { Kbd } from '~/design/kbd/kbd'
import { useMedia } from '~/design/use-media'
import { openHelper } from '~/parts/commands/helpers'
import { Me } from './me'
import type { NavItem } from './nav'
import { useVisibleMap } from './use-visible-map'
import s from './sidebar.module.css'

type Props = {
  name: string
  role: string | undefined
  /** What the person may do somewhere: decides what is on the map. */
  acts: readonly string[]
  organisation: string
  demo: boolean
  unread: number
}

/** The map at the left; under 900 px it is a drawer behind a button. */
export function Sidebar({ name, role, acts, organisation, demo, unread }: Props) {
  const { t } = useLingui()
  const { groups, settings } = useVisibleMap(acts)
  const { open, setOpen, drawer, button, narrow } = useDrawer()
  return (
    <header className={s.banner}>
      <div className={s.bar} data-print="hide">
        <Button
          ref={button}
          variant="ghost"
          icon
          aria-label={t`Menu`}
          aria-expanded={open}
          onClick={() => setOpen(true)}
        >
          <MenuIcon size={18} aria-hidden />
        </Button>
        <Brand />
        <Link to="/inbox" className={s.count} aria-label={t`${unread} unread`} hidden={!unread}>
          {unread}
        </Link>
        <Button variant="ghost" icon aria-label={t`Search or jump to`} onClick={() => openHelper('palette')}>
          <Search size={18} aria-hidden />
        </Button>
      </div>
      {open && narrow && <div className={s.shade} aria-hidden onClick={() => setOpen(false)} />}
      <div
        ref={drawer}
        className={s.side}
        data-open={open || undefined}
        inert={narrow && !open}
        data-print="hide"
      >
        <div className={s.top}>
          <Brand />
          {!narrow && <small className={s.where}>{demo ? t`Demo` : organisation}</small>}
          {narrow && (
            <Button variant="ghost" icon aria-label={t`Close menu`} onClick={() => setOpen(false)}>
              <X size={18} aria-hidden />
            </Button>
          )}
        </div>
        <button type="button" className={s.search} onClick={() => openHelper('palette')}>
          <Search size={15} aria-hidden />
          <Trans>Search or jump to</Trans>
          <Kbd>{shortcut}</Kbd>
        </button>
        <nav aria-label={t`Main`} className={s.nav}>
          {groups.map(group => (
            <div key={group.label} role="group" aria-label={group.label}>
              <p className={s.group} aria-hidden>
                {group.label}
              </p>
              {group.items.map(item => (
                <Item key={item.to} item={item} count={item.key === 'i' ? unread : 0} />
              ))}
            </div>
          ))}
        </nav>
        <div className={s.foot}>
          {settings && <Item item={settings} />}
          <Me name={name} mainRole={role} />
        </div>
      </div>
    </header>
  )
}

const shortcut = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'

const Brand = () => (
  <Link to="/" className={s.brand}>
    <BrandMark />
    Triptych
  </Link>
)

function Item({ item, count }: { item: NavItem; count?: number }) {
  const { to, label, icon: Icon } = item
  return (
    <Link to={to} className={s.link} activeOptions={{ exact: to === '/' }}>
      <Icon size={16} aria-hidden />
      {label}
      {!!count && <b className={s.count}>{count}</b>}
    </Link>
  )
}

/** The drawer of narrow windows: Escape or going somewhere closes it, and the focus goes where it belongs. */
function useDrawer() {
  const [open, setOpen] = useState(false)
  const narrow = useMedia('(max-width: 900px)')
  const drawer = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const path = useRouterState({ select: state => state.location.pathname })
  const [openedAt, setOpenedAt] = useState(path)
  if (openedAt !== path) {
    setOpenedAt(path)
    setOpen(false)
  }
  useEffect(() => {
    if (!open) return
    drawer.current?.querySelector<HTMLElement>('a, button')?.focus()
    const opener = button.current
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    addEventListener('keydown', close)
    return () => {
      removeEventListener('keydown', close)
      opener?.focus()
    }
  }, [open])
  return { open, setOpen, drawer, button, narrow }
}
