import { useEffect, useRef, useState } from 'react'
import { TextField } from '~/design/field/text-field'
import s from './settings.module.css'

const PAUSE = 200
type Props = { label: string; value: string; onChange: (value: string) => void }

/** Filters as one types; the address follows a moment later. */
export function SearchField({ label, value, onChange }: Props) {
  const [typed, setTyped] = useState(value)
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => latest.current(typed.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [typed, value])
  return (
    <div className={s.search}>
      <TextField
        label={<span className="sr">{label}</span>}
        placeholder={label}
        type="search"
        name="q"
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
    </div>
  )
}
