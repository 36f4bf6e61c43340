import { useLingui } from '@lingui/react/macro'
import { Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import s from './records.module.css'

const PAUSE = 180

type Props = { value: string; onChange: (typed: string) => void; placeholder: string }

/** Filters a list as one types; the address follows a moment after the last letter. `/` leads here. */
export function SearchBox({ value, onChange, placeholder }: Props) {
  const { t } = useLingui()
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  if (told !== value) {
    // the address changed by another way: a link, back, "clear filters"
    setTold(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => {
      setTold(typed.trim())
      onChange(typed.trim())
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <div className={s.search} role="search">
      <Search size={15} aria-hidden />
      <input
        type="text"
        inputMode="search"
        enterKeyHint="search"
        data-shortcut="filter"
        aria-label={placeholder}
        placeholder={placeholder}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onKeyDown={event => event.key === 'Escape' && setTyped('')}
      />
      {typed && (
        <button type="button" aria-label={t`Clear the search`} onClick={() => setTyped('')}>
          <X size={14} aria-hidden />
        </button>
      )}
    </div>
  )
}
