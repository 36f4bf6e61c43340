import type { MenuEntry } from './entries'
import s from './menu.module.css'

/** One line of a menu. A choice with a tick leaves the menu open, an act closes it. */
export function MenuItem({ entry, onChosen }: { entry: MenuEntry; onChosen: () => void }) {
  if (entry === 'line') return <div role="separator" className={s.line} />
  if ('group' in entry) {
    return (
      <div role="presentation" className={s.group}>
        {entry.group}
      </div>
    )
  }
  const { label, icon, end, onSelect, checked, reason } = entry
  const isChoice = checked !== undefined
  return (
    <button
      type="button"
      role={isChoice ? 'menuitemcheckbox' : 'menuitem'}
      tabIndex={-1}
      aria-checked={isChoice ? checked : undefined}
      aria-disabled={reason ? true : undefined}
      className={s.item}
      onPointerMove={event => event.currentTarget.focus()}
      onClick={() => {
        if (reason) return
        if (!isChoice) onChosen()
        onSelect()
      }}
    >
      {isChoice && <span className={s.check} data-checked={checked || undefined} aria-hidden />}
      {icon}
      <span className={s.label}>
        {label}
        {reason && <small>{reason}</small>}
      </span>
      {end && <span className={s.end}>{end}</span>}
    </button>
  )
}
