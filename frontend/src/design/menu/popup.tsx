import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { RefObject } from 'react'
import type { MenuEntry } from './entries'
import s from './menu.module.css'

type Props = {
  anchor: RefObject<HTMLElement | null>
  entries: MenuEntry[]
  align: 'start' | 'end'
  onClose: () => void
}

export default function Popup({ anchor, entries, align, onClose }: Props) {
  return (
    <Menu.Root open onOpenChange={open => !open && onClose()} modal={false}>
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} sideOffset={6} align={align} className={s.positioner}>
          <Menu.Popup className={s.popup} finalFocus={anchor}>
            {entries.map((entry, index) => (
              <Entry key={index} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry === 'line') return <Menu.Separator className={s.line} />
  if ('group' in entry) return <div className={s.group}>{entry.group}</div>
  const { label, icon, end, onSelect, checked, reason } = entry
  const content = (
    <>
      {icon}
      <span className={s.label}>
        {label}
        {reason && <small>{reason}</small>}
      </span>
      {end && <span className={s.end}>{end}</span>}
    </>
  )
  if (checked !== undefined) {
    return (
      <Menu.CheckboxItem className={s.item} checked={checked} onCheckedChange={onSelect} closeOnClick={false}>
        <span className={s.check} data-checked={checked || undefined} aria-hidden>
          {checked && <Check size={12} strokeWidth={3} />}
        </span>
        {content}
      </Menu.CheckboxItem>
    )
  }
  return (
    <Menu.Item className={s.item} disabled={Boolean(reason)} onClick={onSelect}>
      {content}
    </Menu.Item>
  )
}
