import { ChevronDown } from 'lucide-react'
import { Menu, type MenuEntry } from '~/design/menu/menu'
import s from './records.module.css'

type Props<T extends string> = {
  label: string
  options: readonly { value: T; label: string }[]
  chosen: readonly T[]
  onChange: (chosen: T[] | undefined) => void
  /** One at a time: choosing another lets the first go. */
  single?: boolean
}

/** One typed filter: shows what is chosen, or its name while everything is. */
export function FilterChip<T extends string>({ label, options, chosen, onChange, single }: Props<T>) {
  const first = options.find(option => option.value === chosen[0])?.label ?? chosen[0]
  const more = chosen.length - 1
  const toggle = (value: T) => {
    const without = chosen.filter(other => other !== value)
    const next = without.length < chosen.length ? without : single ? [value] : [...chosen, value]
    onChange(next.length ? next : undefined)
  }
  const entries: MenuEntry[] = options.map(option => ({
    label: option.label,
    checked: chosen.includes(option.value),
    onSelect: () => toggle(option.value),
  }))
  return (
    <Menu entries={entries} className={chosen.length ? s.chosen : undefined}>
      <span className={s.chip}>
        {chosen.length ? `${label}: ${first}` : label}
        {more > 0 && ` +${more}`}
      </span>
      <ChevronDown size={14} aria-hidden />
    </Menu>
  )
}
